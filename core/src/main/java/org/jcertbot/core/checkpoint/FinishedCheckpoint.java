package org.jcertbot.core.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;

/** One with changes in it. */
final class FinishedCheckpoint implements SavedCheckpoint {
    /** Takes back what the checkpoint in a directory says. */
    @FunctionalInterface
    interface Reverter {
        void revert(Path directory) throws CertbotException, InterruptedException;
    }

    private final Path directory;
    private final CheckpointDirectories directories;
    private final Reverter reverter;

    FinishedCheckpoint(Path directory, CheckpointDirectories directories, Reverter reverter) {
        this.directory = directory;
        this.directories = directories;
        this.reverter = reverter;
    }

    @Override
    public void revert() throws CertbotException, InterruptedException {
        if (!Files.isDirectory(directory)) return;
        reverter.revert(reopened());
    }

    private Path reopened() throws StorageException {
        try {
            return directories.reopen(directory);
        } catch (IOException failure) {
            throw new StorageException(
                    "The changes that " + directory + " describes could not be taken back.",
                    FileFailure.reason(failure),
                    "Run certbot rollback when that is corrected.",
                    failure);
        }
    }
}
