package org.jcertbot.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the program and a Pebble, hands on what each of them says, and remembers it.
 *
 * <p>Pebble names its resources after the host that it was asked for, so everything goes through here, unchanged.
 */
final class WireTap implements AutoCloseable {
    private static final Pattern ORDER =
            Pattern.compile("POST /order-plz HTTP/1\\.1\r\n.*?\r\n\r\n[^}]*\"payload\":\"([^\"]*)\"", Pattern.DOTALL);
    private static final Pattern RENEWAL_INFO = Pattern.compile("GET \\S*/renewalInfo/(\\S+) HTTP/1\\.1\r\n");

    private final SSLContext tls;
    private final SSLServerSocket server;
    private final int upstreamPort;
    private final List<Recorded> connections = new CopyOnWriteArrayList<>();

    WireTap(Pebble ca) {
        tls = ca.tls();
        upstreamPort = ca.port();
        try {
            server = (SSLServerSocket)
                    tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    String directoryUrl() {
        return "https://localhost:" + server.getLocalPort() + "/dir";
    }

    /** What each request for an order said, those of one connection in their order. */
    List<Map<String, @Nullable Object>> orders() {
        return found(
                ORDER,
                match -> Json.parse(new String(Base64.getUrlDecoder().decode(match.group(1)), StandardCharsets.UTF_8)));
    }

    /** The certificate in each request for renewal information (RFC 9773 section 4.1). */
    List<String> renewalInfos() {
        return found(RENEWAL_INFO, match -> match.group(1));
    }

    /** How often a text occurs in what Pebble said. */
    long answersWith(String text) {
        return connections.stream()
                .mapToLong(connection -> Pattern.compile(Pattern.quote(text))
                        .matcher(connection.answers.toString(StandardCharsets.UTF_8))
                        .results()
                        .count())
                .sum();
    }

    private <T> List<T> found(Pattern request, Function<MatchResult, T> meaning) {
        var all = new ArrayList<T>();
        for (var connection : connections) {
            request.matcher(connection.requests.toString(StandardCharsets.UTF_8))
                    .results()
                    .map(meaning)
                    .forEach(all::add);
        }
        return all;
    }

    /** Its streams can be read while they are written. */
    private record Recorded(ByteArrayOutputStream requests, ByteArrayOutputStream answers) {}

    private void accept() throws IOException {
        while (true) {
            var client = server.accept();
            inBackground(() -> connect(client));
        }
    }

    private void connect(Socket client) throws IOException {
        var recorded = new Recorded(new ByteArrayOutputStream(), new ByteArrayOutputStream());
        connections.add(recorded);
        try (client;
                var upstream = tls.getSocketFactory().createSocket("127.0.0.1", upstreamPort)) {
            inBackground(() -> {
                try (upstream) {
                    copy(upstream.getInputStream(), client.getOutputStream(), recorded.answers);
                }
            });
            copy(client.getInputStream(), upstream.getOutputStream(), recorded.requests);
        }
    }

    /** Records before it hands on: what has had an effect has been recorded. */
    private static void copy(InputStream from, OutputStream to, ByteArrayOutputStream record) throws IOException {
        var buffer = new byte[8192];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            record.write(buffer, 0, count);
            to.write(buffer, 0, count);
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // one side has gone: so does the other
                    }
                },
                "wire tap");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
