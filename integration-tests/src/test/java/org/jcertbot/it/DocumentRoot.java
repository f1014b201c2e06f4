package org.jcertbot.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server that serves the files of one directory, on the address of a test. */
final class DocumentRoot implements AutoCloseable {
    private final Path root;
    private final HttpServer server;
    private final List<String> served = new CopyOnWriteArrayList<>();
    private final List<String> modes = new CopyOnWriteArrayList<>();

    DocumentRoot(Path root, Sandbox sandbox) {
        this(root, sandbox.address(), sandbox.ca().httpPort());
    }

    private DocumentRoot(Path root, String address, int port) {
        this.root = root;
        try {
            Files.createDirectories(root);
            server = HttpServer.create(new InetSocketAddress(address, port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    Path path() {
        return root;
    }

    /** The paths that were asked for and existed, without the root. */
    List<String> served() {
        return served;
    }

    /** The modes of the files that were served. */
    List<String> modes() {
        return modes;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var file = root.resolve("." + exchange.getRequestURI().getPath()).normalize();
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            served.add(exchange.getRequestURI().getPath());
            modes.add(Trees.mode(file));
            var content = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
