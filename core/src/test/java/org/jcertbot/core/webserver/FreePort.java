package org.jcertbot.core.webserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports of the loopback address. */
public final class FreePort {
    private FreePort() {}

    public static int find() throws IOException {
        try (var socket = occupy(0)) {
            return socket.getLocalPort();
        }
    }

    public static ServerSocket occupy(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }
}
