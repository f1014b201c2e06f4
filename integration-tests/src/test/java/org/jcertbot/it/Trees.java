package org.jcertbot.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the tests do with directory trees. */
final class Trees {
    private Trees() {}

    static void delete(Path tree) {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) return;
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies with links, modes and times, as {@code cp -a} does. */
    static void copy(Path from, Path to) {
        Commands.output("cp", "-a", from.toString(), to.toString());
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file with its content, a character for each byte, and every link with its target, by path. */
    static Map<String, String> snapshot(Path tree) {
        if (!Files.exists(tree)) return Map.of();
        try (Stream<Path> files = Files.walk(tree)) {
            var content = new TreeMap<String, String>();
            for (Path file : files.toList()) {
                String path = tree.relativize(file).toString();
                if (Files.isSymbolicLink(file)) content.put(path, "-> " + link(file));
                else if (Files.isRegularFile(file))
                    content.put(path, Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts something else in place of each occurrence of a text, of which there must be one. */
    static void edit(Path file, String text, String replacement) {
        String before = read(file);
        if (!before.contains(text)) throw new AssertionError("no '" + text + "' in\n" + before);
        write(file, before.replace(text, replacement));
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The permission bits, as {@code rwxr-xr-x}. */
    static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String link(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names in a directory, sorted; empty when there is none. */
    static List<String> names(Path directory) {
        if (!Files.isDirectory(directory)) return List.of();
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
