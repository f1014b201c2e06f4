package org.jcertbot.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * Stands before a Pebble, with the same TLS certificate, and can be told to misbehave at one step of the protocol.
 *
 * <p>Requests keep the Host header they came with: from it Pebble makes the URLs in its answers, and against it it checks
 * the URL that each request was signed for. So clients stay with the proxy, and no answer has to be rewritten.
 */
final class FaultProxy implements AutoCloseable {
    /** The requests of a renewal, in their order. */
    enum Step {
        DIRECTORY("/dir"),
        NEW_NONCE("/nonce-plz"),
        NEW_ORDER("/order-plz"),
        AUTHORIZATION("/authZ/"),
        CHALLENGE("/chalZ/"),
        FINALIZE("/finalize-order/"),
        ORDER("/my-order/"),
        CERTIFICATE("/certZ/");

        /** What Pebble's URLs of this kind begin with. */
        private final String path;

        Step(String path) {
            this.path = path;
        }
    }

    enum Fault {
        /** 429, to come back after a second; Pebble does not hear of the request. */
        TOO_MANY_REQUESTS,
        /** 503 in the same way, without a problem document. */
        UNAVAILABLE,
        /** The connection is closed without an answer, and Pebble does not hear of the request. */
        HANGS_UP,
        /** Pebble does what it was asked for, but the connection is closed in the middle of its answer. */
        BREAKS_OFF,
        /** A web page with status 200 in place of an answer of Pebble. */
        WEB_PAGE,
        /** The first half of Pebble's answer as if it were all. */
        CUTS_SHORT
    }

    static final int ALWAYS = Integer.MAX_VALUE;

    /** Those that {@link HttpsServer} makes itself. */
    private static final Set<String> OWN_HEADERS = Set.of("connection", "content-length", "date", "transfer-encoding");

    private final URI upstream;
    private final HttpClient client;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Step step = Step.DIRECTORY;
    private Fault fault = Fault.HANGS_UP;
    private int left;
    private int misbehaved;

    FaultProxy(Pebble pebble) {
        upstream = URI.create(pebble.directoryUrl());
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(pebble.tls())
                .build();
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(pebble.tls()));
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    String directoryUrl() {
        return "https://localhost:" + server.getAddress().getPort() + "/dir";
    }

    /** Answers the next so many requests of a step in this way, and all others as Pebble does. */
    synchronized void misbehave(Step where, Fault how, int times) {
        step = where;
        fault = how;
        left = times;
        misbehaved = 0;
    }

    synchronized void behave() {
        left = 0;
    }

    /** How often it did since it was told to. */
    synchronized int misbehaved() {
        return misbehaved;
    }

    private synchronized boolean misbehavesAt(String path) {
        if (left == 0 || !path.startsWith(step.path)) return false;
        left--;
        misbehaved++;
        return true;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (misbehavesAt(exchange.getRequestURI().getPath())) misbehave(exchange, body);
            else pass(exchange, body);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void misbehave(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        switch (fault) {
            case TOO_MANY_REQUESTS -> answer(exchange, 429, "application/problem+json", """
                    {"type": "urn:ietf:params:acme:error:rateLimited", "detail": "too many requests", "status": 429}
                    """, "1");
            case UNAVAILABLE -> answer(exchange, 503, "text/plain", "back soon", "1");
            case WEB_PAGE -> answer(exchange, 200, "text/html", "<html><body>Welcome!</body></html>");
            case HANGS_UP -> {} // an exchange that is closed before an answer closes its connection
            case BREAKS_OFF -> {
                var answer = ask(exchange, body);
                send(exchange, answer, answer.body().length, firstHalf(answer.body()));
            }
            case CUTS_SHORT -> {
                var answer = ask(exchange, body);
                byte[] half = firstHalf(answer.body());
                send(exchange, answer, half.length, half);
            }
        }
    }

    private static byte[] firstHalf(byte[] body) {
        return Arrays.copyOf(body, body.length / 2);
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var answer = ask(exchange, body);
        send(exchange, answer, answer.body().length, answer.body());
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(upstream.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (String name : List.of("Host", "User-Agent", "Content-Type", "Accept")) {
            Stream.ofNullable(exchange.getRequestHeaders().getFirst(name))
                    .forEach(value -> request.setHeader(name, value));
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** @param length what the answer says of itself; when there is less, its connection is closed after that */
    private static void send(HttpExchange exchange, HttpResponse<byte[]> answer, int length, byte[] body)
            throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT)))
                exchange.getResponseHeaders().put(name, values);
        });
        exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? -1 : length);
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().flush();
    }

    private static void answer(HttpExchange exchange, int status, String contentType, String text, String... retryAfter)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        if (retryAfter.length > 0) exchange.getResponseHeaders().put("Retry-After", List.of(retryAfter));
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        boolean bodiless = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
        if (!bodiless) exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
