package org.jcertbot.plugins.nginx.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcertbot.core.testing.Requires;
import org.jcertbot.plugins.nginx.enhancement.Enhanced;
import org.jcertbot.plugins.nginx.model.ConfigFile;

/** The real program, on ports of the loopback interface that nobody else uses. Ports 80 and 443 become other ones. */
public final class Nginx implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/nginx");
    private static final Pattern LISTEN = Pattern.compile("listen +(?:127\\.0\\.0\\.\\d+:|(\\[::1?\\]:))?(\\d+)");
    private static final Pattern CERTIFICATE = Pattern.compile("/etc/letsencrypt/\\S*?\\.pem");

    private final Path root;
    private final int http;
    private final int https;
    private final Process process;

    private Nginx(Path root, int http, int https, Process process) {
        this.root = root;
        this.http = http;
        this.https = https;
        this.process = process;
    }

    public static void isRequired() {
        Requires.file(PROGRAM);
    }

    /** Lets nginx test the configuration. */
    public static void check(Enhanced enhanced) throws Exception {
        Path root = copy(enhanced, 10080, 10443);
        Process process = new ProcessBuilder(command(root, "-t"))
                .redirectErrorStream(true)
                .start();
        String output;
        try (InputStream said = process.getInputStream()) {
            output = new String(said.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertEquals(0, process.waitFor(), output);
        assertEquals(false, output.contains("conflicting server name"), output);
    }

    public static Nginx start(Enhanced enhanced) throws Exception {
        int http = freePort();
        int https = freePort();
        Path root = copy(enhanced, http, https);
        Process process = new ProcessBuilder(command(root))
                .redirectErrorStream(true)
                .redirectOutput(root.resolve("out").toFile())
                .start();
        var nginx = new Nginx(root, http, https, process);
        try {
            nginx.awaitListening();
            return nginx;
        } catch (Exception failure) {
            nginx.close();
            throw failure;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static List<String> command(Path root, String... more) {
        var command = new ArrayList<>(List.of(
                PROGRAM.toString(),
                "-e",
                root.resolve("error.log").toString(),
                "-p",
                root.toString(),
                "-c",
                root.resolve("nginx.conf").toString(),
                "-g",
                "daemon off; master_process off; pid " + root.resolve("pid") + ";"));
        command.addAll(List.of(more));
        return command;
    }

    private static Path copy(Enhanced enhanced, int http, int https) throws Exception {
        Path root = Files.createTempDirectory(enhanced.directory(), "nginx");
        for (ConfigFile file : enhanced.configuration().files()) {
            Path target = root.resolve(enhanced.directory().relativize(file.path()));
            String text = onLoopback(file.document().text(), http, https);
            if (target.endsWith("nginx.conf")) text = text.replaceFirst("http \\{", "http {" + quiet(root));
            Enhanced.write(target, text);
        }
        return root;
    }

    private static String quiet(Path root) {
        var text = new StringBuilder(" access_log off;");
        for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            text.append(' ')
                    .append(kind)
                    .append("_temp_path ")
                    .append(root.resolve(kind))
                    .append(';');
        }
        return text.toString();
    }

    private static String onLoopback(String text, int http, int https) throws Exception {
        String moved = LISTEN.matcher(text).replaceAll(listen -> {
            String port = listen.group(2).equals("80")
                    ? "" + http
                    : listen.group(2).equals("443") ? "" + https : listen.group(2);
            return "listen " + (listen.group(1) == null ? "127.0.0.1:" : "[::1]:") + port;
        });
        URL pem = Objects.requireNonNull(Nginx.class.getResource("self-signed.pem"));
        return CERTIFICATE
                .matcher(moved)
                .replaceAll(Matcher.quoteReplacement(Path.of(pem.toURI()).toString()));
    }

    private void awaitListening() throws Exception {
        for (int tries = 0; tries < 100; tries++) {
            if (!process.isAlive()) throw new IOException(Files.readString(root.resolve("error.log")));
            try {
                get("localhost", "/");
                return;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        throw new IOException("nginx does not answer");
    }

    /** What it answers over plain HTTP. */
    public Answer get(String host, String path) throws Exception {
        return Answer.plain(http, host, path);
    }

    /** What it answers over TLS. */
    public Answer getOverTls(String host, String path) throws Exception {
        return Answer.overTls(https, host, path);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(5, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
    }
}
