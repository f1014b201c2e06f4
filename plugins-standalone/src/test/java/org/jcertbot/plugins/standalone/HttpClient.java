package org.jcertbot.plugins.standalone;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Sends bytes and reads what comes back until the end. */
record HttpClient(int port) {
    private static final int TIMEOUT_MILLIS = 20_000;

    /** The raw response to a raw request; empty text when the connection is closed without one. */
    String raw(String request) throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return rest(socket);
        }
    }

    Socket connect() throws IOException {
        var socket = FreePort.connect(port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }

    static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** The body of a successful GET. */
    Optional<String> get(String path) throws IOException {
        String response = raw("GET " + path + " HTTP/1.1\r\nHost: a.test\r\n\r\n");
        if (!response.startsWith("HTTP/1.1 200 ")) return Optional.empty();
        return Optional.of(response.substring(response.indexOf("\r\n\r\n") + 4));
    }
}
