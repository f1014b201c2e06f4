package org.jcertbot.acme.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BlockingHttpsTest {
    private static final String EMPTY_OBJECT = "HTTP/1.1 200 OK\r\nRetry-After: 7\r\nContent-Length: 2\r\n\r\n{}";
    private static final String HALF_AN_ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{";

    private final TlsServer server = new TlsServer();
    private final HttpClients clients = new HttpClients(NetworkOptions.DIRECT.trustingBlindly());
    private final BlockingHttps https = open(Duration.ofSeconds(20));

    BlockingHttpsTest() throws Exception {}

    private BlockingHttps open(Duration limit) throws Exception {
        return clients.openBlocking(clients.route(server.url()).tls().orElseThrow(), limit);
    }

    private static HttpResponse<InputStream> get(BlockingHttps https, URI url) throws IOException {
        return https.send(
                HttpRequest.newBuilder(url).header("User-Agent", "agent/1").build());
    }

    private static String body(HttpResponse<InputStream> answer) throws IOException {
        return new String(answer.body().readAllBytes(), US_ASCII);
    }

    @AfterEach
    void stop() throws IOException {
        clients.close();
        server.close();
    }

    @Test
    void anAnswerHasItsStatusHeadersAndBody() throws Exception {
        server.serve(connection -> server.answer(connection, EMPTY_OBJECT));
        HttpResponse<InputStream> answer = get(https, server.url());
        assertEquals(200, answer.statusCode());
        assertEquals(Optional.of("7"), answer.headers().firstValue("retry-after"));
        assertEquals("{}", body(answer));
        assertTrue(
                server.requests().get(0).contains("User-Agent: agent/1"),
                server.requests().get(0));
    }

    @Test
    void anErrorHasItsBodyToo() throws Exception {
        server.serve(connection -> server.answer(connection, "HTTP/1.1 404 Gone\r\nContent-Length: 3\r\n\r\nwhy"));
        HttpResponse<InputStream> answer = get(https, server.url());
        assertEquals(404, answer.statusCode());
        assertEquals("why", body(answer));
    }

    @Test
    void aConnectionIsUsedAgain() throws Exception {
        server.serve(connection -> {
            for (int i = 0; i < 3; i++) server.answer(connection, EMPTY_OBJECT);
        });
        for (int i = 0; i < 3; i++) assertEquals("{}", body(get(https, server.url())));
        assertEquals(1, server.connections());
    }

    @Test
    void aConnectionThatTheServerHasClosedIsReplaced() throws Exception {
        server.serve(connection -> server.answer(connection, EMPTY_OBJECT));
        for (int i = 0; i < 3; i++) assertEquals("{}", body(get(https, server.url())));
        assertEquals(3, server.connections());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", HALF_AN_ANSWER})
    void anInterruptEndsTheWait(String beginning) throws Exception {
        Thread waiting = Thread.currentThread();
        server.serve(connection -> {
            server.answer(connection, beginning);
            waiting.interrupt();
            server.awaitEnd(connection);
        });
        var failure = assertThrows(IOException.class, () -> get(https, server.url()));
        assertInstanceOf(InterruptedException.class, failure.getCause());
        assertFalse(Thread.interrupted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", HALF_AN_ANSWER})
    void theLimitIsOneForTheWholeAnswer(String beginning) throws Exception {
        server.serve(connection -> {
            server.answer(connection, beginning);
            server.awaitEnd(connection);
        });
        BlockingHttps impatient = open(Duration.ofMillis(300));
        assertThrows(HttpTimeoutException.class, () -> get(impatient, server.url()));
    }

    @Test
    void aServerThatNeverShakesHandsIsGivenUp() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("https://127.0.0.1:" + silent.getLocalPort());
            BlockingHttps impatient = open(Duration.ofMillis(300));
            assertThrows(HttpTimeoutException.class, () -> get(impatient, url));
        }
    }

    @Test
    void aServerThatIsNotTrustedIsNotAsked() throws Exception {
        server.serve(Socket::getInputStream);
        var strict = new HttpClients(NetworkOptions.DIRECT);
        var https = strict.openBlocking(strict.route(server.url()).tls().orElseThrow(), Duration.ofSeconds(20));
        var failure = assertThrows(SSLException.class, () -> get(https, server.url()));
        assertInstanceOf(SSLHandshakeException.class, failure);
        assertEquals(List.of(), server.requests());
        strict.close();
    }

    @Test
    void aCertificateOfAnotherNameIsNotTrusted(@TempDir Path directory) throws Exception {
        server.serve(connection -> server.answer(connection, EMPTY_OBJECT));
        Path bundle = Files.writeString(directory.resolve("ca.pem"), server.certificate());
        var trusting =
                new HttpClients(new NetworkOptions(new ServerTrust.Vouched(Optional.of(bundle)), ProxyRules.NONE));
        URI known = URI.create("https://localhost:" + server.url().getPort());
        var https = trusting.openBlocking(trusting.route(known).tls().orElseThrow(), Duration.ofSeconds(20));
        assertEquals("{}", body(get(https, known)));
        assertThrows(SSLException.class, () -> get(https, server.url())); // 127.0.0.1, which it does not name
        trusting.close();
    }

    @Test
    void aRequestAfterTheEndFails() throws Exception {
        clients.close();
        assertThrows(IOException.class, () -> get(https, server.url()));
    }

    @Test
    void aNameThatCannotBeResolvedIsAFailure() {
        assertThrows(UnknownHostException.class, () -> get(https, URI.create("https://no-such-name.invalid/")));
    }

    @Test
    void theRequestAfterATimeoutGetsAnAnswer() throws Exception {
        var asked = new AtomicBoolean();
        server.serve(connection -> {
            if (asked.getAndSet(true)) server.answer(connection, EMPTY_OBJECT);
            else server.awaitEnd(connection);
        });
        BlockingHttps impatient = open(Duration.ofSeconds(1));
        assertThrows(HttpTimeoutException.class, () -> get(impatient, server.url()));
        assertEquals("{}", body(get(impatient, server.url())));
    }

    @Test
    void whatIsNotHttpIsAFailure() throws Exception {
        server.serve(connection -> server.answer(connection, "220 mail.example.org ESMTP\r\n\r\n"));
        assertThrows(IOException.class, () -> get(https, server.url()));
    }

    @Test
    void nothingIsLeftOpenWhenTheClientsAreClosed() throws Exception {
        server.serve(connection -> {
            server.answer(connection, EMPTY_OBJECT);
            server.awaitEnd(connection);
        });
        get(https, server.url());
        clients.close();
        server.awaitAllEnded();
    }
}
