package org.jcertbot.core.webserver.probe;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jcertbot.core.challenge.Challenge;

/**
 * Asks a server on this machine for a path over plain HTTP. Follows no redirects: what is asked for has to be served
 * right there.
 *
 * @param address where the server listens, see {@link #reachable}
 * @param proxied whether the server listens with {@code proxy_protocol}, so that it wants to be told first who is asking
 * @param host the value of the header {@code Host}
 * @param path the path, such as {@code /.well-known/acme-challenge/x}
 * @param expected the body of the right answer; blanks at its end do not count (RFC 8555 section 8.3)
 */
public record HttpProbe(InetSocketAddress address, boolean proxied, String host, String path, String expected)
        implements LiveProbe {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
    private static final Duration READ_LIMIT = Duration.ofSeconds(3);

    /** Whatever is longer is not what is expected. */
    private static final int LONGEST_ANSWER = 64 * 1024;

    /** Asks as the authority will ask for a challenge. */
    public static HttpProbe of(Challenge challenge, InetSocketAddress address, boolean proxied) {
        return new HttpProbe(
                address, proxied, challenge.httpHost(), challenge.httpPath(), challenge.keyAuthorization());
    }

    /**
     * The address at which a server that listens on the given one can be reached from here: the same, or that of the
     * loopback interface for all addresses of the machine.
     *
     * @param listen an address or a name, IPv6 addresses with or without brackets; {@code *} stands for all of IPv4
     */
    public static InetSocketAddress reachable(String listen, int port) throws UnknownHostException {
        String text = listen.equals("*") ? "0.0.0.0" : listen;
        InetAddress address = InetAddress.getByName(text);
        if (!address.isAnyLocalAddress()) return new InetSocketAddress(address, port);
        byte[] loopback = new byte[address.getAddress().length];
        loopback[loopback.length - 1] = 1;
        if (loopback.length == 4) loopback[0] = 127;
        return new InetSocketAddress(InetAddress.getByAddress(loopback), port);
    }

    @Override
    public boolean answers() {
        return problem().isEmpty();
    }

    /** What is wrong with the answer, as it follows a colon; empty when it is the expected one. */
    public Optional<String> problem() {
        try {
            HttpAnswer answer = ask();
            if (answer.status() != HttpAnswer.OK) return Optional.of("the server answered " + answer.status());
            boolean right = answer.body().stripTrailing().equals(expected.stripTrailing());
            return right ? Optional.empty() : Optional.of("the server answered with another text");
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Version 1 of the PROXY protocol, as for a client that is connected without a proxy. */
    private static String preamble(Socket socket) {
        String family = socket.getInetAddress() instanceof Inet6Address ? "TCP6" : "TCP4";
        return "PROXY " + family + " " + socket.getLocalAddress().getHostAddress() + " "
                + socket.getInetAddress().getHostAddress() + " " + socket.getLocalPort() + " " + socket.getPort()
                + "\r\n";
    }

    private HttpAnswer ask() throws IOException {
        try (var socket = new Socket()) {
            socket.connect(address, Math.toIntExact(CONNECT_LIMIT.toMillis()));
            socket.setSoTimeout(Math.toIntExact(READ_LIMIT.toMillis()));
            String request = (proxied ? preamble(socket) : "") + "GET " + path + " HTTP/1.1\r\nHost: " + host
                    + "\r\nUser-Agent: jcertbot\r\nAccept: */*\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return HttpAnswer.parse(socket.getInputStream().readNBytes(LONGEST_ANSWER));
        }
    }
}
