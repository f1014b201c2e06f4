package org.jcertbot.core.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.DirectoryListing;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.process.CommandRunner;

/**
 * The checkpoints below a work directory: one for each set of changes that an installer made. The format is that of the
 * original, so that each program can take back what the other did. The directory's lock is held by the caller.
 */
public final class Checkpoints {
    /** Unix time; the original sorts the names as text. */
    private static final Pattern NAME = Pattern.compile("\\d+(\\.\\d+)?");

    private final Path work;
    private final FileStore files;
    private final CommandRunner commands;

    /**
     * Works below a work directory.
     *
     * @param commands runs what some changes need to be taken back
     */
    public Checkpoints(Path work, FileStore files, CommandRunner commands) {
        this.work = work;
        this.files = files;
        this.commands = commands;
    }

    /** Takes back what a run that was interrupted had not finished: challenges first, then other changes. */
    public void recover() throws CertbotException, InterruptedException {
        for (String unfinished : List.of("temp_checkpoint", "IN_PROGRESS")) {
            Path directory = work.resolve(unfinished);
            if (Files.isDirectory(directory)) new Checkpoint(directory, files, commands).revert();
        }
    }

    /** How many there are to take back. */
    public int count() throws CertbotException {
        return newestFirst().size();
    }

    /** Takes the newest back, as many as there are, but not more than that. */
    public void rollBack(int most) throws CertbotException, InterruptedException {
        List<Path> all = newestFirst();
        for (Path directory : all.subList(0, Math.min(most, all.size()))) {
            new Checkpoint(directory, files, commands).revert();
        }
    }

    private List<Path> newestFirst() throws StorageException {
        Path backups = work.resolve("backups");
        if (!Files.isDirectory(backups)) return List.of();
        try {
            var all = new ArrayList<>(DirectoryListing.of(backups));
            all.removeIf(path -> !NAME.matcher(path.getFileName().toString()).matches());
            all.sort(Collections.reverseOrder());
            return all;
        } catch (IOException failure) {
            throw new StorageException(
                    "The directory " + backups + " cannot be read.",
                    FileFailure.reason(failure),
                    "Check who may read it, or run as root.",
                    failure);
        }
    }
}
