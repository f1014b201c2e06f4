package org.jcertbot.plugins.nginx;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jcertbot.core.file.DirectoryLocks;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.plugin.CertificateFiles;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.process.ProcessRunner;
import org.jcertbot.core.process.SearchPath;
import org.jcertbot.core.selection.FakeNetwork;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.ScriptedConsole;
import org.jcertbot.core.testing.TestCertificates;
import org.jcertbot.plugins.nginx.process.RealNginx;

/** The installed nginx with one server, {@code a.test}, and what the parts of the plugin need to work on it. */
final class NginxAtHand implements AutoCloseable {
    private static final String SERVER = "server_name a.test;";
    private static final String LINEAGE = "p384.example.test";

    final RealNginx nginx;
    final ScriptedConsole console = ScriptedConsole.silent();
    final Path configDirectory;
    private final Path directory;
    private final DirectoryLocks locks = new DirectoryLocks();

    private NginxAtHand(Path directory, RealNginx nginx) throws IOException, InterruptedException {
        this.directory = directory;
        this.nginx = nginx;
        this.configDirectory = Files.createDirectories(directory.resolve("letsencrypt"));
        Files.createDirectories(directory.resolve("work"));
        TestCertificates.in(configDirectory);
        configure(SERVER);
    }

    static NginxAtHand stopped(Path directory) throws Exception {
        return new NginxAtHand(directory, RealNginx.configured(directory.resolve("nginx"), "site"));
    }

    static NginxAtHand running(Path directory) throws Exception {
        return new NginxAtHand(directory, RealNginx.running(directory.resolve("nginx"), "site"));
    }

    /** Gives the server these directives; a running nginx does not know. */
    void configure(String directives) throws IOException {
        nginx.configure("", directives, "site");
    }

    Settings settings() throws IOException {
        return Settings.defaults()
                .with(NginxProvider.SERVER_ROOT, directory.resolve("nginx").toString(), Source.COMMAND_LINE)
                .with(Options.CONFIG_DIR, configDirectory, Source.COMMAND_LINE)
                .with(Options.WORK_DIR, directory.resolve("work"), Source.COMMAND_LINE)
                .with(Options.HTTP_01_PORT, nginx.port(), Source.COMMAND_LINE)
                .with(Options.HTTP_01_ADDRESS, "127.0.0.1", Source.COMMAND_LINE)
                .with(Options.HTTPS_PORT, freePort(), Source.COMMAND_LINE);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    PluginContext context(Settings settings) {
        var path = new SearchPath("/usr/sbin:/usr/bin:/sbin:/bin");
        return new PluginContext(
                settings,
                console,
                new PosixFileStore(),
                new ProcessRunner(path),
                path,
                Clock.systemUTC(),
                pause -> Thread.sleep(Math.max(0, pause.toMillis())),
                locks,
                new FakeNetwork());
    }

    NginxServer prepared() throws Exception {
        return prepared(settings());
    }

    NginxServer prepared(Settings settings) throws Exception {
        var server = new NginxServer(context(settings));
        server.prepare();
        return server;
    }

    /** A certificate with files that nginx can load. */
    CertificateFiles certificate() {
        Path live = configDirectory.resolve("live").resolve(LINEAGE);
        return new CertificateFiles(
                live.resolve("cert.pem"),
                live.resolve("privkey.pem"),
                Optional.of(live.resolve("chain.pem")),
                Optional.of(live.resolve("fullchain.pem")));
    }

    String text() throws IOException {
        return Files.readString(nginx.configuration());
    }

    @Override
    public void close() {
        nginx.close();
    }
}
