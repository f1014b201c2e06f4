package org.jcertbot.plugins.standalone;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jcertbot.core.concurrent.Shielded;
import org.jcertbot.core.time.Sleeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts connections and gives each a thread while it lasts, so that a slow client delays nobody. No thread of it keeps
 * the program alive.
 */
final class Listener implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /** Beyond this many the oldest connection gives way: the authority comes fresh and is answered at once. */
    private static final int MOST_CONNECTIONS = 256;

    private static final int READ_TIMEOUT_MILLIS = 30_000;

    private static final int CLOSE_TIMEOUT_MILLIS = 2_000;

    /** After a connection that could not be accepted: without file descriptors, the next one fails at once. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final List<ServerSocket> sockets;
    private final Sleeper sleeper;
    private final List<Thread> acceptors = new ArrayList<>();
    private final Set<Socket> connections = new LinkedHashSet<>();
    private final ExecutorService pool =
            Executors.newCachedThreadPool(work -> background("challenge-connection", work));

    /** @param sockets bound ones; closed with the listener */
    Listener(List<ServerSocket> sockets, Sleeper sleeper) {
        this.sockets = List.copyOf(sockets);
        this.sleeper = sleeper;
    }

    void start(Responder responder) {
        for (ServerSocket socket : sockets) {
            Thread acceptor = background("challenge-listener", () -> accept(socket, responder));
            acceptors.add(acceptor);
            acceptor.start();
        }
    }

    /** The ports are free when it returns. */
    @Override
    public void close() {
        sockets.forEach(Listener::closeQuietly);
        acceptors.forEach(Listener::awaitEnd);
        synchronized (connections) {
            connections.forEach(Listener::closeQuietly);
            connections.clear();
        }
        pool.shutdown();
    }

    @Override
    public String toString() {
        return sockets.stream()
                .map(socket -> socket.getLocalSocketAddress().toString())
                .toList()
                .toString();
    }

    private void accept(ServerSocket socket, Responder responder) {
        boolean told = false;
        try {
            while (!socket.isClosed()) {
                Optional<IOException> failure = acceptOne(socket, responder);
                if (failure.isEmpty() || socket.isClosed()) continue;
                if (!told) LOG.debug("A connection could not be accepted.", failure.get());
                told = true;
                sleeper.sleep(PAUSE);
            }
        } catch (InterruptedException nobodyDoesThat) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<IOException> acceptOne(ServerSocket socket, Responder responder) {
        try {
            Socket connection = socket.accept();
            remember(connection);
            start(connection, responder);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private void start(Socket connection, Responder responder) {
        try {
            pool.execute(() -> serve(connection, responder));
        } catch (RejectedExecutionException closedMeanwhile) {
            closeQuietly(connection);
        }
    }

    private void serve(Socket connection, Responder responder) {
        try {
            connection.setSoTimeout(READ_TIMEOUT_MILLIS);
            responder.answer(connection);
        } catch (IOException e) {
            LOG.debug("A connection from {} ended early: {}", connection.getRemoteSocketAddress(), e.toString());
        } finally {
            closeQuietly(connection);
            synchronized (connections) {
                connections.remove(connection);
            }
        }
    }

    private void remember(Socket connection) {
        synchronized (connections) {
            connections.add(connection);
            if (connections.size() <= MOST_CONNECTIONS) return;
            Iterator<Socket> oldestFirst = connections.iterator();
            closeQuietly(oldestFirst.next());
            oldestFirst.remove();
        }
    }

    private static Thread background(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** A thread that still waits for connections may hold the port a little longer than its socket. */
    private static void awaitEnd(Thread acceptor) {
        Shielded.toTheEnd(() -> acceptor.join(CLOSE_TIMEOUT_MILLIS));
    }

    private static void closeQuietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("A socket could not be closed.", e);
        }
    }
}
