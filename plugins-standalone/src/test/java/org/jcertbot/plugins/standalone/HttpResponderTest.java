package org.jcertbot.plugins.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.identifier.DnsName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class HttpResponderTest {
    private static final Challenge CHALLENGE =
            new Challenge(ChallengeType.HTTP_01, new DnsName("a.test"), "token", "token.key");

    private final int port = FreePort.find();
    private final HttpClient client = new HttpClient(port);
    private Listener listener = new Listener(List.of(), pause -> {});

    @BeforeEach
    void start() throws IOException {
        listener = new Listener(List.of(FreePort.occupy(port)), pause -> {});
        var responder = new HttpResponder();
        responder.show(CHALLENGE);
        listener.start(responder);
    }

    @AfterEach
    void stop() {
        listener.close();
    }

    @Test
    void answersWithNothingButTheKeyAuthorization() throws IOException {
        String response = client.raw("GET /.well-known/acme-challenge/token HTTP/1.1\r\nHost: a.test\r\n\r\n");
        assertTrue(response.startsWith("HTTP/1.1 200 OK\r\n"), response);
        assertTrue(response.contains("\r\nContent-Length: 9\r\n"), response);
        assertTrue(response.endsWith("\r\n\r\ntoken.key"), response);
    }

    @Test
    void closesTheConnectionWithoutAWordForAnotherToken() throws IOException {
        assertEquals("", client.raw("GET /.well-known/acme-challenge/other HTTP/1.1\r\n\r\n"));
    }

    @Test
    void greetsVisitorsOfTheRoot() throws IOException {
        assertTrue(client.get("/").orElseThrow().contains("standalone"));
    }

    @Test
    void knowsNoOtherPath() throws IOException {
        String response = client.raw("GET /etc/passwd HTTP/1.0\r\n\r\n");
        assertTrue(response.startsWith("HTTP/1.1 404 ") && response.endsWith("\r\n\r\n404"), response);
    }

    @Test
    void aHeadRequestGetsNoBody() throws IOException {
        String response = client.raw("HEAD /.well-known/acme-challenge/token HTTP/1.1\r\nHost: a.test\r\n\r\n");
        assertTrue(response.startsWith("HTTP/1.1 200 OK\r\n"), response);
        assertTrue(response.contains("\r\nContent-Length: 9\r\n") && response.endsWith("\r\n\r\n"), response);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET http://a.test/.well-known/acme-challenge/token HTTP/1.1\r\n\r\n",
                "GET /.well-known/acme-challenge/token?a=b HTTP/1.1\r\n\r\n",
                "GET /.well-known/acme-challenge/token HTTP/1.0\n\n",
            })
    void understandsOtherFormsOfARequest(String request) throws IOException {
        assertTrue(client.raw(request).endsWith("token.key"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/2.0\r\n\r\n",
                "GET /a b HTTP/1.1\r\n\r\n",
                "\u0016\u0003\u0001\u0002\n\n",
                "get / HTTP/1.1\r\n\r\n"
            })
    void refusesWhatIsNoRequest(String request) throws IOException {
        assertTrue(client.raw(request).startsWith("HTTP/1.1 400 "));
    }

    @Test
    void refusesAHeadThatNeverEnds() throws IOException {
        assertTrue(client.raw("GET / HTTP/1.1\r\nX: " + "x".repeat(20_000)).startsWith("HTTP/1.1 400 "));
    }

    @Test
    void onlyReads() throws IOException {
        String response = client.raw("POST /.well-known/acme-challenge/token HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc");
        assertTrue(response.startsWith("HTTP/1.1 405 "), response);
        assertTrue(response.contains("\r\nAllow: GET, HEAD\r\n"), response);
    }

    @Test
    void readsARequestThatComesByteByByte() throws IOException {
        try (var socket = client.connect()) {
            socket.setTcpNoDelay(true);
            for (byte b :
                    "GET /.well-known/acme-challenge/token HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)) {
                socket.getOutputStream().write(b);
                socket.getOutputStream().flush();
            }
            assertTrue(HttpClient.rest(socket).endsWith("token.key"));
        }
    }

    @Test
    void aClientThatGoesAwayDoesNoHarm() throws IOException {
        for (int i = 0; i < 20; i++) {
            try (var socket = client.connect()) {
                socket.getOutputStream().write('G');
                socket.setSoLinger(true, 0);
            }
        }
        assertEquals(Optional.of("token.key"), client.get(CHALLENGE.httpPath()));
    }

    @Test
    void silentClientsDelayNobody() throws Exception {
        var silent = new ArrayList<Socket>();
        var pool = Executors.newFixedThreadPool(50);
        try {
            for (int i = 0; i < 400; i++) silent.add(client.connect());
            List<Callable<Optional<String>>> requests = new ArrayList<>();
            for (int i = 0; i < 150; i++) requests.add(() -> client.get(CHALLENGE.httpPath()));
            for (Future<Optional<String>> answer : pool.invokeAll(requests)) {
                assertEquals(Optional.of("token.key"), answer.get());
            }
        } finally {
            pool.shutdownNow();
            for (Socket socket : silent) socket.close();
        }
    }

    @Test
    void closingEndsOpenConnectionsAndFreesThePort() throws IOException {
        try (var open = client.connect()) {
            open.getOutputStream().write('G');
            assertFalse(FreePort.isFree(port));
            listener.close();
            assertTrue(FreePort.isFree(port));
        }
    }
}
