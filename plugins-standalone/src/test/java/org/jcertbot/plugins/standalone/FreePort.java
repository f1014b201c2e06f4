package org.jcertbot.plugins.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Ports of the loopback address. */
final class FreePort {
    static final String HOST = "127.0.0.1";

    private static final int BACKLOG = 128;

    private FreePort() {}

    static int find() {
        try (var socket = occupy(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isFree(int port) {
        try (var socket = occupy(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    static ServerSocket occupy(int port) throws IOException {
        return new ServerSocket(port, BACKLOG, loopback());
    }

    static Socket connect(int port) throws IOException {
        return new Socket(loopback(), port);
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
