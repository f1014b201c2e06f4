package org.jcertbot.core.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;
import org.jspecify.annotations.Nullable;

/** One with changes in it. */
final class FinishedCheckpoint implements SavedCheckpoint {
    private final Path directory;
    private final CheckpointDirectories directories;
    private final Checkpoint checkpoint;
    private @Nullable Checkpoint reopened;
    private boolean over;

    /** @param checkpoint the same, wherever it is */
    FinishedCheckpoint(Path directory, CheckpointDirectories directories, Checkpoint checkpoint) {
        this.directory = directory;
        this.directories = directories;
        this.checkpoint = checkpoint;
    }

    /** One that has failed or was interrupted can be begun again; the directory that it works on has moved by then. */
    @Override
    public void revert() throws CertbotException, InterruptedException {
        if (over) return;
        if (reopened == null && Files.isDirectory(directory)) reopened = checkpoint.at(reopen());
        if (reopened != null) reopened.revert();
        over = true;
    }

    private Path reopen() throws StorageException {
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
