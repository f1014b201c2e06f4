package org.jcertbot.plugins.nginx.model;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jcertbot.core.identifier.IpAddress;
import org.jcertbot.core.testing.Requires;

/** The installed nginx, running on a configuration of the test. */
final class LiveNginx implements AutoCloseable {
    private static final int PATIENCE = 300;
    private static final int TIMEOUT = 10_000;

    private final Process process;

    private LiveNginx(Process process) {
        this.process = process;
    }

    /** Skips the test when there is none. */
    static Path installed() {
        var found = Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        Requires.that(found.isPresent(), "nginx");
        return found.orElseThrow();
    }

    /** Directives that let it run in a directory of its own, to be put into {@code http}. */
    static String temporaryDirectories(Path root) {
        var directives = new StringBuilder();
        for (String kind : new String[] {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
            directives
                    .append(kind)
                    .append("_temp_path ")
                    .append(root.resolve(kind))
                    .append(";\n");
        }
        return directives.toString();
    }

    /**
     * Returns when it answers.
     *
     * @param configuration one that keeps it in the foreground
     * @param port of 127.0.0.1 that it listens on
     */
    static LiveNginx start(Path binary, Path configuration, int port) throws IOException, InterruptedException {
        Path output = configuration.resolveSibling("output");
        Process process = new ProcessBuilder(binary.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        for (int i = 0; i < PATIENCE && process.isAlive(); i++) {
            if (listens(port)) return new LiveNginx(process);
            Thread.sleep(50);
        }
        process.destroyForcibly();
        throw new IOException("nginx does not run: " + Files.readString(output));
    }

    private static boolean listens(int port) {
        try (var client = new Socket()) {
            client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The body of the answer to a request for {@code /}. */
    String ask(String address, int port, String host) throws IOException {
        try (var client = new Socket()) {
            InetAddress literal = InetAddress.getByAddress(new IpAddress(address).octets());
            client.connect(new InetSocketAddress(literal, port), TIMEOUT);
            client.setSoTimeout(TIMEOUT);
            String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.substring(answer.indexOf("\r\n\r\n") + "\r\n\r\n".length());
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
