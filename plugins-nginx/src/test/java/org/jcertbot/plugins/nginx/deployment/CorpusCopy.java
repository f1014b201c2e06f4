package org.jcertbot.plugins.nginx.deployment;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jcertbot.plugins.nginx.corpus.CorpusCase;

/** A case of the corpus, made ready for nginx: with ports and certificates in the place of its placeholders. */
final class CorpusCopy {
    private final Path root;
    private final List<Integer> ports = new ArrayList<>();

    private CorpusCopy(Path root) {
        this.root = root;
    }

    /** @param pems a directory with the certificates and keys that cases name */
    static CorpusCopy of(CorpusCase one, Path root, Path pems) throws IOException {
        var copy = new CorpusCopy(root);
        for (int i = 0; i < 3; i++) copy.ports.add(freePort());
        try (Stream<Path> paths = Files.walk(one.directory())) {
            for (Path path : paths.skip(1).toList()) {
                copy.copy(path, root.resolve(one.directory().relativize(path).toString()));
            }
        }
        try (Stream<Path> paths = Files.list(pems)) {
            for (Path path : paths.toList()) Files.copy(path, root.resolve(path.getFileName()));
        }
        return copy;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void copy(Path from, Path to) throws IOException {
        if (!Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
            Files.copy(from, to, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
            return;
        }
        String text = Files.readString(from, StandardCharsets.ISO_8859_1)
                .replace("@ROOT@", root.toString())
                .replace("@HTTP@", String.valueOf(httpPort()))
                .replace("@HTTPS@", String.valueOf(httpsPort()))
                .replace("@ALT@", String.valueOf(ports.get(2)));
        Files.writeString(to, text, StandardCharsets.ISO_8859_1);
    }

    int httpPort() {
        return ports.get(0);
    }

    int httpsPort() {
        return ports.get(1);
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** What nginx says against it; empty when it has no objection. */
    String objection() throws IOException, InterruptedException {
        return failure(List.of("nginx", "-t", "-c", path("nginx.conf").toString()));
    }

    /** What a program says when it fails; empty when it does not. */
    static String failure(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var said = process.getInputStream()) {
            String output = new String(said.readAllBytes(), StandardCharsets.ISO_8859_1);
            return process.waitFor() == 0 ? "" : "failed: " + output;
        }
    }
}
