package org.jcertbot.acme.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HttpClientsTest {
    private final HttpClients clients = new HttpClients(NetworkOptions.DIRECT);

    @Test
    void noThreadOfAClientIsLeftWhenTheyAreClosed() throws Exception {
        List<Thread> before = selectors();
        assertEquals(200, status(clients));
        List<Thread> own = selectors();
        own.removeAll(before);
        assertEquals(1, own.size());

        clients.close();

        own.get(0).join(10_000);
        assertEquals(Thread.State.TERMINATED, own.get(0).getState());
    }

    @Test
    void theInterruptOfARunIsKeptWhenTheyAreClosed() throws Exception {
        status(clients);
        Thread.currentThread().interrupt();

        clients.close();

        assertTrue(Thread.interrupted());
    }

    private static int status(HttpClients clients) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
        server.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            HttpClient client = clients.open(clients.route(url));
            return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.discarding())
                    .statusCode();
        } finally {
            server.stop(0);
        }
    }

    private static List<Thread> selectors() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().endsWith("-SelectorManager"))
                .collect(Collectors.toList());
    }
}
