package org.jcertbot.acme.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PluginHttpTest {
    private final PluginHttp sender = new PluginHttp(NetworkOptions.DIRECT, "agent/1");
    private final HttpServer server;
    private final URI url;

    PluginHttpTest() throws Exception {
        server = newServer();
        url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/echo");
    }

    private static HttpServer newServer() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/", exchange -> {
            String seen = exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("User-Agent") + " "
                    + exchange.getRequestHeaders().getFirst("X-Key") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] answer = seen.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        sender.close();
        server.stop(0);
    }

    @Test
    void sendsWhatItIsGivenAndSaysWhoWeAre() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("X-Key", "k")
                .POST(BodyPublishers.ofString("body"))
                .build();
        var answer = sender.send(request);
        assertEquals("POST agent/1 k body", new String(answer.body().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void aRedirectIsAnAnswerAndTellsNobodyElseTheKey() throws Exception {
        var requests = new AtomicInteger();
        HttpServer other = newServer();
        other.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        other.start();
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders()
                    .set("Location", "http://127.0.0.1:" + other.getAddress().getPort() + "/");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/moved"))
                .header("X-Key", "k")
                .build();
        int status = sender.send(request).statusCode();
        other.stop(0);
        assertEquals(307, status);
        assertEquals(0, requests.get());
    }

    @Test
    void aServerThatIsDownIsAnIoFailure() {
        server.stop(0);
        HttpRequest request = HttpRequest.newBuilder(url).build();
        assertThrows(ConnectException.class, () -> sender.send(request));
    }

    @Test
    void anInterruptEndsTheWait() {
        Thread.currentThread().interrupt();
        HttpRequest request = HttpRequest.newBuilder(url).build();
        assertThrows(InterruptedException.class, () -> sender.send(request));
    }
}
