package org.jcertbot.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An nginx configuration with ports of its own.
 *
 * @param root the directory of its nginx.conf
 */
record NginxCopy(Path root, int httpPort, int httpsPort, int otherPort) {
    /** Copies a directory here, and fills in its placeholders. */
    void fill(Path original) {
        Trees.copy(original, root);
        var values = Map.of(
                "@ROOT@", root.toString(),
                "@HTTP@", "" + httpPort,
                "@HTTPS@", "" + httpsPort,
                "@ALT@", "" + otherPort);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!Files.isSymbolicLink(file)) fillIn(file, values);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fillIn(Path file, Map<String, String> values) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (var value : values.entrySet()) text = text.replace(value.getKey(), value.getValue());
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    }

    /** Puts a file beside nginx.conf. */
    void add(Path file) {
        try {
            Files.copy(file, root.resolve(file.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file with its content, apart from what nginx and the lock leave behind. */
    Map<String, String> files() {
        var files = Trees.snapshot(root);
        files.keySet().removeIf(file -> file.matches("nginx\\.pid|(first-)?error\\.log|\\.certbot\\.lock"));
        return files;
    }
}
