package org.jcertbot.core.lineage;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.identifier.CertName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through the configuration of servers for a directory whose files they use, so that people can be told before it
 * goes.
 *
 * <p>A search for text, not for meaning: it is right often enough for a warning. It ends after some thousand files and
 * passes over large ones, and over what it may not read.
 *
 * @param directories where servers keep their configuration; need not exist
 */
public record ServerMentions(List<Path> directories) {
    /** Where the servers of common systems are configured. */
    public static final List<Path> USUAL_DIRECTORIES = List.of(
            Path.of("/etc/nginx"),
            Path.of("/usr/local/nginx/conf"),
            Path.of("/usr/local/etc/nginx"),
            Path.of("/etc/apache2"),
            Path.of("/etc/httpd"),
            Path.of("/usr/local/etc/apache24"),
            Path.of("/etc/lighttpd"),
            Path.of("/etc/haproxy"),
            Path.of("/etc/postfix"),
            Path.of("/etc/dovecot"),
            Path.of("/etc/exim4"));

    private static final Logger LOG = LoggerFactory.getLogger(ServerMentions.class);
    private static final int DEEPEST = 8;
    private static final int MOST_FILES = 5000;
    private static final int MOST_NAMED = 10;
    private static final int LARGEST_FILE = 1 << 20;

    public ServerMentions {
        directories = List.copyOf(directories);
    }

    /** What to tell somebody who is about to delete that lineage; empty when no server seems to use it. */
    public Optional<String> warning(CertName name, Path liveDirectory) {
        List<Path> files = of(liveDirectory);
        if (files.isEmpty()) return Optional.empty();
        var text = new StringBuilder("Certificate " + name + " seems to be in use. These files mention " + liveDirectory
                + "; a server that reads them will not start without it:");
        for (Path file : files.subList(0, Math.min(files.size(), MOST_NAMED)))
            text.append("\n  ").append(file);
        if (files.size() > MOST_NAMED)
            text.append("\n  and ").append(files.size() - MOST_NAMED).append(" more");
        return Optional.of(text.toString());
    }

    /** The files that mention something in the directory; each once, even if it can be reached by links. */
    public List<Path> of(Path directory) {
        // Latin-1 takes any bytes for text, so that the encoding of the files does not matter.
        var wanted = new String((directory + "/").getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        var search = new Search(wanted);
        for (Path start : directories) {
            if (!Files.isDirectory(start)) continue;
            try {
                Files.walkFileTree(start.toRealPath(), EnumSet.noneOf(FileVisitOption.class), DEEPEST, search);
            } catch (IOException unreadable) {
                LOG.debug("Cannot look into {}", start, unreadable);
            }
        }
        return List.copyOf(search.found.values());
    }

    /** Follows links to files, as in sites-enabled, but none to directories: those lead to logs and modules. */
    private static final class Search extends SimpleFileVisitor<Path> {
        private final String wanted;
        private final Map<Path, Path> found = new LinkedHashMap<>();
        private int visited;

        Search(String wanted) {
            this.wanted = wanted;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (++visited > MOST_FILES) return FileVisitResult.TERMINATE;
            try {
                if (Files.isRegularFile(file) && Files.size(file) <= LARGEST_FILE && contains(file)) {
                    found.putIfAbsent(file.toRealPath(), file);
                }
            } catch (IOException unreadable) {
                LOG.debug("Cannot look into {}", file, unreadable);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            LOG.debug("Cannot look into {}", file, failure);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        private boolean contains(Path file) throws IOException {
            try (var in = new FileInputStream(file.toFile())) {
                return new String(in.readNBytes(LARGEST_FILE), StandardCharsets.ISO_8859_1).contains(wanted);
            }
        }
    }
}
