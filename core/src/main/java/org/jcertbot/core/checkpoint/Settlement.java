package org.jcertbot.core.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.file.JointReplacement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that nobody else's change is lost when files are taken back.
 *
 * <p>The saved copy of a file says what is restored. So a change of somebody else is brought into the copy, which is
 * then restored like any other: whatever interrupts that, the next attempt ends in the same way. Where it cannot be
 * brought into the copy, that version of the file is kept elsewhere. Of a checkpoint that the original has made it is
 * not known what was written; its copies are restored as they are.
 */
final class Settlement {
    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final WrittenFiles written;
    private final KeptVersions keptVersions;
    private final FileStore files;
    private final Map<Path, byte[]> newCopies = new LinkedHashMap<>();

    Settlement(WrittenFiles written, KeptVersions keptVersions, FileStore files) {
        this.written = written;
        this.keptVersions = keptVersions;
        this.files = files;
    }

    /**
     * Looks at a file that is going to be restored from a copy.
     *
     * @return false when it is not to be restored: somebody has deleted it, and with it all that we had added
     */
    boolean prepareToRestore(Path file, Path copy) throws IOException {
        if (!written.knows(file)) return true;
        Reversal reversal = written.reversalOf(file);
        if (!Files.isRegularFile(file)) {
            if (!reversal.isPossible() || !isDeleted(file)) return true;
            LOG.warn(
                    "{} was deleted by somebody else meanwhile, and stays deleted. The saved copy of it is kept as {}.",
                    file,
                    keptVersions.keep(file, Files.readAllBytes(copy)));
            return false;
        }
        byte[] now = Files.readAllBytes(file);
        if (written.isOurs(file, now) || isSaved(copy, now)) return true;
        Optional<byte[]> theirs = reversal.withoutOurs(now);
        if (theirs.isPresent()) {
            LOG.info("{} was changed by somebody else meanwhile; only our part is taken out.", file);
            if (!isSaved(copy, theirs.get())) newCopies.put(copy, theirs.get());
        } else {
            keep(file, now);
        }
        return true;
    }

    /** Looks at a file that is going to be deleted, because we made it. */
    void prepareToDelete(Path file) throws IOException {
        if (!written.knows(file) || !Files.isRegularFile(file)) return;
        byte[] now = Files.readAllBytes(file);
        if (!written.isOurs(file, now)) keep(file, now);
    }

    /** Brings what others have changed into the copies. */
    void run() throws IOException {
        new JointReplacement(files).replaceContents(newCopies);
    }

    /** Fails when that cannot be told: a directory that is not there may be one that is not mounted yet. */
    private static boolean isDeleted(Path file) throws IOException {
        try {
            Files.readAttributes(file, BasicFileAttributes.class);
            return false;
        } catch (NoSuchFileException missing) {
            Path directory = file.getParent();
            if (directory == null || !Files.isDirectory(directory) || Files.isSymbolicLink(file)) throw missing;
            return true;
        }
    }

    /** A copy that is missing is found out when it is to be restored. */
    private static boolean isSaved(Path copy, byte[] content) throws IOException {
        return Files.exists(copy) && Arrays.equals(content, Files.readAllBytes(copy));
    }

    private void keep(Path file, byte[] now) throws IOException {
        LOG.warn(
                "{} was changed by somebody else meanwhile. It is taken back; that version of it is kept as {}.",
                file,
                keptVersions.keep(file, now));
    }
}
