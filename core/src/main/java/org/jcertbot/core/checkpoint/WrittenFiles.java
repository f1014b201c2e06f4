package org.jcertbot.core.checkpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.text.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What we wrote, so that changes of others can be told from ours when these are taken back, also by a later run.
 *
 * <p>As text, each line is a kind, a value and a path: {@code wrote} with the hash of a content, {@code inserted} and
 * {@code trace} with a piece of text in base64. The original has no such file and does not look at it.
 */
final class WrittenFiles {
    private static final Logger LOG = LoggerFactory.getLogger(WrittenFiles.class);

    private static final String WROTE = "wrote";
    private static final String INSERTED = "inserted";
    private static final String TRACE = "trace";
    private static final int PARTS = 3;

    /** Several contents, when a file is written more than once. */
    private record Contents(List<String> hashes, Reversal reversal) {}

    private final Map<Path, Contents> all = new LinkedHashMap<>();

    /** Of a file with a line that cannot be read, nothing can be taken out: not all that was inserted is known. */
    static WrittenFiles parse(String text) {
        var hashes = new LinkedHashMap<String, List<String>>();
        var insertions = new LinkedHashMap<String, List<String>>();
        var traces = new LinkedHashMap<String, List<String>>();
        var damaged = new HashSet<String>();
        for (String line : text.lines().toList()) {
            String[] parts = line.split(" ", PARTS);
            if (parts.length < PARTS) continue;
            String file = parts[2];
            try {
                switch (parts[0]) {
                    case WROTE -> add(hashes, file, parts[1]);
                    case INSERTED -> add(insertions, file, decoded(parts[1]));
                    case TRACE -> add(traces, file, decoded(parts[1]));
                    default -> {} // of a later version
                }
            } catch (IllegalArgumentException notBase64) {
                LOG.warn("What was written to {} is not known completely: {}", file, notBase64.getMessage());
                damaged.add(file);
            }
        }
        var written = new WrittenFiles();
        hashes.forEach((file, contents) -> {
            var reversal = damaged.contains(file)
                    ? Reversal.NONE
                    : Reversal.ofText(insertions.getOrDefault(file, List.of()), traces.getOrDefault(file, List.of()));
            path(file).ifPresent(path -> written.all.put(path, new Contents(contents, reversal)));
        });
        return written;
    }

    /** Empty for what is no path: there is no such file then. */
    private static Optional<Path> path(String file) {
        try {
            return Optional.of(Path.of(file));
        } catch (InvalidPathException damaged) {
            LOG.warn("What was written to a file is not known: {}", damaged.getMessage());
            return Optional.empty();
        }
    }

    String text() {
        var text = new StringBuilder();
        all.forEach((file, contents) -> {
            for (String hash : contents.hashes) line(text, WROTE, hash, file);
            for (String insertion : contents.reversal.insertions()) line(text, INSERTED, encoded(insertion), file);
            for (String trace : contents.reversal.traces()) line(text, TRACE, encoded(trace), file);
        });
        return text.toString();
    }

    /** Notes what is about to be written, in addition to what was written to that file before. */
    void add(Path file, byte[] content, Reversal reversal) {
        Contents earlier = all.getOrDefault(file, new Contents(List.of(), reversal));
        var hashes = new ArrayList<>(earlier.hashes);
        hashes.add(Sha256.hex(content));
        all.put(file, new Contents(hashes, earlier.reversal.and(reversal)));
    }

    /** Whether it is known what we wrote to a file. */
    boolean knows(Path file) {
        return all.containsKey(file);
    }

    boolean isOurs(Path file, byte[] content) {
        Contents ours = all.get(file);
        return ours != null && ours.hashes.contains(Sha256.hex(content));
    }

    Reversal reversalOf(Path file) {
        Contents ours = all.get(file);
        return ours == null ? Reversal.NONE : ours.reversal;
    }

    private static void add(Map<String, List<String>> lists, String file, String value) {
        lists.computeIfAbsent(file, first -> new ArrayList<>()).add(value);
    }

    private static void line(StringBuilder text, String kind, String value, Path file) {
        text.append(kind).append(' ').append(value).append(' ').append(file).append('\n');
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(ISO_8859_1));
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), ISO_8859_1);
    }
}
