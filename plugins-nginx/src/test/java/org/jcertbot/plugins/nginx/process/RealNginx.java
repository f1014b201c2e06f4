package org.jcertbot.plugins.nginx.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jcertbot.core.process.DaemonLauncher;
import org.jcertbot.core.process.PidFile;
import org.jcertbot.core.process.ProcessRunner;
import org.jcertbot.core.process.ProcessTable;
import org.jcertbot.core.process.RunningProcess;
import org.jcertbot.core.process.SearchPath;
import org.jcertbot.core.testing.Requires;
import org.jcertbot.core.time.Waiting;
import org.jcertbot.core.webserver.FreePort;
import org.jcertbot.core.webserver.probe.HttpProbe;

/** The installed nginx with a configuration of its own in a directory. Tests that use it are skipped where there is none. */
public final class RealNginx implements AutoCloseable {
    private static final SearchPath PATH = new SearchPath("/usr/sbin:/usr/bin:/sbin:/bin");
    private static final Duration START_LIMIT = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int WORKERS = 2;
    private static final int PATIENCE = 500;

    private final int port;
    private final Path directory;
    private final ProcessRunner commands = new ProcessRunner(PATH);

    private RealNginx(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** Not running yet; it would answer every request with the text. */
    public static RealNginx configured(Path directory, String text) throws IOException {
        Requires.that(PATH.find("nginx").isPresent(), "nginx");
        var nginx = new RealNginx(Files.createDirectories(directory), FreePort.find());
        nginx.configure("", "", text);
        return nginx;
    }

    public static RealNginx running(Path directory, String text) throws Exception {
        RealNginx nginx = configured(directory, text);
        var command = List.of("nginx", "-c", nginx.configuration().toString());
        DaemonLauncher.Launch launch = new DaemonLauncher(START_LIMIT).run(command);
        if (!launch.succeeded()) throw new IllegalStateException(launch.output());
        nginx.awaitWorkers();
        return nginx;
    }

    /**
     * Writes the configuration.
     *
     * @param main directives for the main level
     * @param server directives for the server
     */
    public void configure(String main, String server, String text) throws IOException {
        var temporary = new StringBuilder();
        for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            temporary.append(kind).append("_temp_path ").append(directory).append("/tmp;\n");
        }
        Files.writeString(configuration(), """
                pid %s;
                error_log %s;
                worker_processes 2;
                %s
                events {}
                http {
                access_log off;
                %s
                server { listen 127.0.0.1:%d; %s location / { return 200 %s; } }
                }
                """.formatted(pidFile(), errorLog(), main, temporary, port, server, text));
    }

    NginxControl control() {
        return control("nginx");
    }

    /** With a program that takes as long as the test wants to start nginx: from the file "starting" to the file "go". */
    NginxControl slowlyStarting() throws IOException {
        String program = PATH.find("nginx").orElseThrow().toString();
        Path ctl = Files.createDirectories(directory.resolve("bin")).resolve("nginx");
        Files.writeString(ctl, """
                #!/bin/sh
                case " $* " in
                *" -t "*|*" -V "*|*" -s "*) exec %1$s "$@" ;;
                esac
                touch %2$s/starting
                while [ ! -e %2$s/go ]; do sleep 0.02; done
                exec %1$s "$@"
                """.formatted(program, directory));
        Files.setPosixFilePermissions(ctl, PosixFilePermissions.fromString("rwxr-xr-x"));
        return control(ctl.toString());
    }

    private NginxControl control(String ctl) {
        var options = new NginxOptions(ctl, directory, true, Duration.ZERO);
        var waiting = new Waiting(pause -> Thread.sleep(Math.max(0, pause.toMillis())));
        return new NginxControl(options, commands, PATH, waiting, Path.of("/"), START_LIMIT);
    }

    RuntimeFiles files() {
        return new RuntimeFiles(pidFile().toString(), errorLog().toString(), false);
    }

    public Path configuration() {
        return directory.resolve("nginx.conf");
    }

    /** Where its server listens. */
    public int port() {
        return port;
    }

    /** What it answers at a path; empty when that is not the text that is expected. */
    public boolean answersAt(String path, String text) throws IOException {
        return new HttpProbe(HttpProbe.reachable("127.0.0.1", port), false, "a.test", path, text).answers();
    }

    Path pidFile() {
        return directory.resolve("nginx.pid");
    }

    long pid() {
        return new PidFile(pidFile()).read().orElse(0);
    }

    HttpProbe probe(String text) throws IOException {
        return new HttpProbe(HttpProbe.reachable("127.0.0.1", port), false, "a.test", "/", text);
    }

    public boolean answers(String text) throws IOException {
        return probe(text).answers();
    }

    private Path errorLog() {
        return directory.resolve("error.log");
    }

    private void awaitWorkers() throws InterruptedException {
        var table = new ProcessTable(Path.of("/proc"));
        for (int i = 0; i < PATIENCE && table.childrenOf(pid()).size() < WORKERS; i++) Thread.sleep(LOOK.toMillis());
    }

    /** Ends every master that runs on this configuration, whatever became of the pid file. */
    @Override
    public void close() {
        for (RunningProcess process : new ProcessTable(Path.of("/proc")).all()) {
            boolean ours = NginxTitle.isMaster(process)
                    && process.title().contains(configuration().toString());
            boolean named = NginxTitle.isNginx(process, "nginx") && process.pid() == pid();
            if (ours || named) end(process.pid());
        }
    }

    /** One that has ended may be listed until its parent takes notice. */
    private static void end(long pid) {
        var table = new ProcessTable(Path.of("/proc"));
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        for (int i = 0; i < PATIENCE && table.find(pid).isPresent(); i++) LockSupport.parkNanos(LOOK.toNanos());
    }
}
