package org.jcertbot.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An authority that gives one fixed answer per path, for failures that Pebble cannot be asked for. */
final class ScriptedAuthority implements AutoCloseable {
    /** @param headers lines such as {@code Retry-After: 1} */
    record Answer(int status, String contentType, String body, List<String> headers) {
        static Answer json(int status, String body, String... headers) {
            return new Answer(status, "application/json", body, List.of(headers));
        }

        /** A problem document (RFC 7807) with an ACME type. */
        static Answer problem(int status, String type, String detail, String... headers) {
            String body = "{\"type\": \"urn:ietf:params:acme:error:%s\", \"detail\": \"%s\", \"status\": %d}";
            return new Answer(
                    status, "application/problem+json", body.formatted(type, detail, status), List.of(headers));
        }
    }

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> userAgents = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    ScriptedAuthority() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
        String directory = """
                {"newNonce": "%1$s/nonce", "newAccount": "%1$s/account", "newOrder": "%1$s/order",
                 "revokeCert": "%1$s/revoke", "keyChange": "%1$s/key"}
                """;
        answer("/dir", Answer.json(200, directory.formatted(url(""))));
        answer("/nonce", Answer.json(200, ""));
        answer("/account", Answer.json(201, "{\"status\": \"valid\"}", "Location: " + url("/account/1")));
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    ScriptedAuthority answer(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    List<String> userAgents() {
        return userAgents;
    }

    /** How often a path was asked for. */
    long count(String path) {
        return requests.stream().filter(path::equals).count();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            requests.add(path);
            userAgents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            exchange.getRequestBody().readAllBytes();
            var answer = answers.getOrDefault(path, Answer.json(404, "{}"));
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.getResponseHeaders().set("Replay-Nonce", "nonce-" + requests.size());
            for (String header : answer.headers()) {
                String[] parts = header.split(": ", 2);
                exchange.getResponseHeaders().set(parts[0], parts[1]);
            }
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), empty ? -1 : body.length);
            if (!empty) exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
