package org.jcertbot.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcertbot.acme.http.HttpClients;
import org.jcertbot.acme.http.NetworkOptions;
import org.jcertbot.core.account.AccountKeys;
import org.jcertbot.core.settings.Settings;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
    private final CyclicBarrier bothAreHere = new CyclicBarrier(2);
    private final AtomicInteger nonces = new AtomicInteger();
    private final Set<String> protectedHeaders = ConcurrentHashMap.newKeySet();

    /** Answers a POST only when a second one has arrived. */
    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String base = "http://" + exchange.getRequestHeaders().getFirst("Host");
        exchange.getResponseHeaders().set("Replay-Nonce", "n" + nonces.incrementAndGet());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (exchange.getRequestMethod().equals("POST")) {
            protectedHeaders.add(body);
            try {
                bothAreHere.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                exchange.sendResponseHeaders(500, -1);
                return;
            }
        }
        byte[] answer = ("{\"newNonce\": \"" + base + "/nonce\", \"newAccount\": \"" + base
                        + "/new-account\", \"newOrder\": \"" + base + "/new-order\"}")
                .getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, head ? -1 : answer.length);
        if (!head) exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Test
    void requestsOfTwoThreadsAreUnderWayAtTheSameTimeWithNoncesOfTheirOwn() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ExecutorService threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        try {
            URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            var network = NetworkOptions.DIRECT;
            var authority = new AcmeAuthorities(
                            new HttpClients(network), settings -> "", Clock.systemUTC(), pause -> {})
                    .at(base.resolve("/dir"), Settings.defaults());
            var account = authority.account(AccountKeys.generate(2048), base.resolve("/account/1"));
            var answers = List.<Future<List<String>>>of(
                    threads.submit(account::fetchEmails), threads.submit(account::fetchEmails));
            for (Future<List<String>> answer : answers) assertEquals(List.of(), answer.get());
            assertEquals(2, protectedHeaders.size());
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }
}
