package org.jcertbot.core.webserver.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.webserver.FreePort;
import org.junit.jupiter.api.Test;

final class HttpProbeTest {
    @Test
    void turnsAllAddressesIntoLoopback() throws UnknownHostException {
        assertEquals("127.0.0.1", address("0.0.0.0"));
        assertEquals("127.0.0.1", address("*"));
        assertEquals("0:0:0:0:0:0:0:1", address("[::]"));
        assertEquals("0:0:0:0:0:0:0:1", address("::"));
        assertEquals("192.0.2.7", address("192.0.2.7"));
        assertEquals("2001:db8:0:0:0:0:0:7", address("[2001:db8::7]"));
    }

    @Test
    void acceptsTheExpectedBody() throws Exception {
        assertTrue(probe("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\ntext\n"));
        assertTrue(probe("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nte\r\n2;x=y\r\nxt\r\n0\r\n\r\n"));
    }

    @Test
    void acceptsNothingElse() throws Exception {
        assertFalse(probe("HTTP/1.1 200 OK\r\n\r\nother"));
        assertFalse(probe("HTTP/1.1 301 Moved\r\nLocation: /x\r\n\r\ntext"));
        assertFalse(probe("HTTP/1.1 404 Not Found\r\n\r\ntext"));
        assertFalse(probe(""));
    }

    @Test
    void doesNotTakeACutAnswer() {
        byte[] cut = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nte".getBytes(StandardCharsets.US_ASCII);
        assertThrows(IOException.class, () -> HttpAnswer.parse(cut));
    }

    /** nginx cuts a host at its first colon, and would take another server for it. */
    @Test
    void asksForAnIpv6AddressInBrackets() throws Exception {
        var challenge = new Challenge(ChallengeType.HTTP_01, Identifier.parse("2001:db8::1"), "tok", "tok.print");
        var address = HttpProbe.reachable("*", 80);
        assertEquals(
                new HttpProbe(address, false, "[2001:db8::1]", "/.well-known/acme-challenge/tok", "tok.print"),
                HttpProbe.of(challenge, address, false));
    }

    @Test
    void saysWhyWhenNobodyListens() throws IOException {
        int port = FreePort.find();
        var probe = new HttpProbe(HttpProbe.reachable("*", port), false, "a.test", "/", "text");
        assertFalse(probe.answers());
        assertTrue(probe.problem().orElseThrow().contains("refused"));
    }

    private static String address(String listen) throws UnknownHostException {
        return HttpProbe.reachable(listen, 80).getAddress().getHostAddress();
    }

    private static boolean probe(String answer) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var thread = new Thread(() -> answerOne(server, answer));
            thread.start();
            var address = HttpProbe.reachable("127.0.0.1", server.getLocalPort());
            boolean answers = new HttpProbe(address, false, "a.test", "/x", "text").answers();
            thread.join();
            return answers;
        }
    }

    private static void answerOne(ServerSocket server, String answer) {
        try (Socket client = server.accept()) {
            byte[] head = new byte[1024];
            assertTrue(client.getInputStream().read(head) > 0);
            client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
