package org.jcertbot.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Accepts connections and never says a word. */
final class SilentServer implements AutoCloseable {
    private final ServerSocket server;
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();

    SilentServer(String address, int port) {
        try {
            server = new ServerSocket(port, 50, InetAddress.getByName(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var acceptor = new Thread(this::accept, "silent server");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    boolean wasAsked() {
        return !connections.isEmpty();
    }

    private void accept() {
        try {
            while (true) connections.add(server.accept());
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    @Override
    public void close() {
        hangUp();
    }

    /** Ends all connections; there will be no more. */
    void hangUp() {
        try {
            server.close();
            for (var connection : connections) connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
