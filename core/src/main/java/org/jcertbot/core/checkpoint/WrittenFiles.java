package org.jcertbot.core.checkpoint;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.file.JointReplacement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What we wrote, so that changes of others can be told from ours when these are taken back.
 *
 * <p>The saved copy of a file says what is restored. So a change of somebody else is brought into the copy, which is
 * then restored like any other: whatever interrupts that, the next attempt ends in the same way. A later process does
 * not know what we wrote, and restores the copies as they are.
 */
final class WrittenFiles {
    private static final Logger LOG = LoggerFactory.getLogger(WrittenFiles.class);

    private final Map<Path, List<byte[]>> contents = new LinkedHashMap<>();
    private final Map<Path, Reversal> reversals = new HashMap<>();
    private final CheckpointWriter copies;
    private final KeptVersions keptVersions;

    WrittenFiles(CheckpointWriter copies, KeptVersions keptVersions) {
        this.copies = copies;
        this.keptVersions = keptVersions;
    }

    /** Notes what is about to be written, in addition to what was written to that file before. */
    void add(Path file, byte[] content, Reversal reversal) {
        contents.computeIfAbsent(file, first -> new ArrayList<>()).add(content);
        reversals.put(file, reversal);
    }

    /** Makes sure that nobody else's change is lost when the checkpoint in that directory is taken back. */
    void settle(Path directory, JointReplacement replacement) throws IOException {
        var newCopies = new LinkedHashMap<Path, byte[]>();
        for (var ours : contents.entrySet()) {
            Path file = ours.getKey();
            if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) continue;
            byte[] now = Files.readAllBytes(file);
            if (ours.getValue().stream().anyMatch(content -> Arrays.equals(now, content))) continue;
            Optional<Path> copy = copies.copyOf(file).map(directory::resolve);
            if (copy.isPresent() && Arrays.equals(now, Files.readAllBytes(copy.get()))) continue;
            spare(file, now, copy, newCopies);
        }
        replacement.replaceContents(newCopies);
    }

    private void spare(Path file, byte[] now, Optional<Path> copy, Map<Path, byte[]> newCopies) throws IOException {
        Reversal reversal = reversals.getOrDefault(file, Reversal.NONE);
        Optional<byte[]> theirs = copy.isPresent() ? reversal.withoutOurs(now) : Optional.empty();
        if (theirs.isPresent()) {
            LOG.info("{} was changed by somebody else meanwhile; only our part is taken out.", file);
            newCopies.put(copy.orElseThrow(), theirs.get());
        } else {
            LOG.warn(
                    "{} was changed by somebody else meanwhile. It is taken back; that version of it is kept as {}.",
                    file,
                    keptVersions.keep(file, now));
        }
    }
}
