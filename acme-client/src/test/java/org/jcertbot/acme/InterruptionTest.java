package org.jcertbot.acme;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jcertbot.acme.http.HttpClients;
import org.jcertbot.acme.http.NetworkOptions;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.settings.Settings;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run must end promptly when the user wants it to, even when the server never says another word. */
@Timeout(30)
class InterruptionTest {
    private static final String HALF_AN_ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", HALF_AN_ANSWER})
    void anInterruptEndsTheWaitForTheRestOfAnAnswer(String beginning) throws Exception {
        Thread waiting = Thread.currentThread();
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var interrupter = new Thread(() -> interrupt(waiting, server, beginning));
            interrupter.setDaemon(true);
            interrupter.start();
            CertificateAuthority authority = reach(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/dir"));
            assertThrows(InterruptedException.class, authority::metadata);
            assertFalse(Thread.interrupted());
        }
    }

    private static CertificateAuthority reach(URI directory) throws Exception {
        var network = NetworkOptions.DIRECT;
        return new AcmeAuthorities(new HttpClients(network), settings -> "", Clock.systemUTC(), pause -> {})
                .at(directory, Settings.defaults());
    }

    /** Interrupts when the thread has sent its request and waits; keeps the connection open until it has noticed. */
    private static void interrupt(Thread waiting, ServerSocket server, String beginning) {
        try (Socket connection = server.accept()) {
            byte[] request = new byte[1];
            if (connection.getInputStream().read(request) < 0) throw new IOException("nothing was asked");
            connection.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
            Thread.sleep(300); // so that the client has taken it in
            waiting.interrupt();
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException | InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
