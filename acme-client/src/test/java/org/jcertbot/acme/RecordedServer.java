package org.jcertbot.acme;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * A server that plays answers back in order and keeps what it was asked. The directory and nonces need no script. Answers
 * are files beside this class, in which {@code BASE} stands for the server's address.
 */
final class RecordedServer implements AutoCloseable {
    /** One request: its first line, its headers, and the payload that was signed. */
    record Request(String line, Map<String, List<String>> headers, String body) {
        String payload() {
            return decoded("payload");
        }

        String protectedHeader() {
            return decoded("protected");
        }

        private String decoded(String member) {
            String value = body.replaceFirst(".*\"" + member + "\":\"([^\"]*)\".*", "$1");
            return new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
        }
    }

    private static final int NONE = 0;

    private record Answer(int status, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();
    private int nonces;

    RecordedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    URI directory() {
        return base().resolve("/dir");
    }

    /** Plays a file. */
    RecordedServer answer(int status, String file, Map<String, String> headers) throws IOException {
        try (InputStream body = RecordedServer.class.getResourceAsStream(file)) {
            if (body == null) throw new IOException(file + " is missing");
            return answerText(status, new String(body.readAllBytes(), StandardCharsets.UTF_8), headers);
        }
    }

    synchronized RecordedServer answerText(int status, String body, Map<String, String> headers) {
        answers.add(new Answer(status, headers, body));
        return this;
    }

    /** Closes the connection in place of an answer. */
    RecordedServer hangUp() {
        return answerText(NONE, "", Map.of());
    }

    /** Everything that was asked, but for the directory and nonces. */
    synchronized List<Request> requests() {
        return requests.stream()
                .filter(request ->
                        !request.line().endsWith("/dir") && !request.line().endsWith("/nonce"))
                .toList();
    }

    synchronized List<String> lines() {
        return requests.stream().map(Request::line).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(new Request(exchange.getRequestMethod() + " " + path, exchange.getRequestHeaders(), body));
        exchange.getResponseHeaders().set("Replay-Nonce", "nonce" + ++nonces);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        Answer answer = next(path);
        if (answer.status() == NONE) {
            exchange.close();
            return;
        }
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, filled(value)));
        byte[] bytes = filled(answer.body()).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer next(String path) throws IOException {
        if (path.equals("/nonce")) return new Answer(200, Map.of(), "");
        boolean scripted = !answers.isEmpty();
        if (path.equals("/dir") && !(scripted && answers.element().headers().containsKey("For-Directory"))) {
            try (InputStream body = RecordedServer.class.getResourceAsStream("directory.json")) {
                if (body == null) throw new IOException("directory.json is missing");
                return new Answer(200, Map.of(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return scripted ? answers.remove() : new Answer(500, Map.of(), "\"the script has ended\"");
    }

    private String filled(String text) {
        return text.replace("BASE", base().toString());
    }
}
