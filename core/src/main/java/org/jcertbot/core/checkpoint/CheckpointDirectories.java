package org.jcertbot.core.checkpoint;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jcertbot.core.file.DirectoryListing;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directories of checkpoints below the work directory.
 *
 * <p>Two servers can be presenting challenges at once. The first has the directory of the original; others get that
 * name with a number, which only we know and take back.
 */
final class CheckpointDirectories {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointDirectories.class);

    private static final String TEMPORARY = "temp_checkpoint";
    private static final Pattern TEMPORARY_NAME = Pattern.compile("temp_checkpoint(-[0-9]+)?");

    private final Path work;
    private final Path inProgress;
    private final Path backups;
    private final FileStore files;
    private final Clock clock;

    CheckpointDirectories(Path work, FileStore files, Clock clock) {
        this.work = work;
        this.inProgress = work.resolve("IN_PROGRESS");
        this.backups = work.resolve("backups");
        this.files = files;
        this.clock = clock;
    }

    /** Where versions of files are kept that had to give way. */
    Path kept() {
        return work.resolve("kept");
    }

    /** The list of {@link OwedReloads}. */
    Path owedReloads() {
        return work.resolve("reload_owed");
    }

    /** Those of temporary changes, in the order in which they are to be taken back. */
    List<Path> temporary() throws IOException {
        if (!Files.isDirectory(work)) return List.of();
        var all = new ArrayList<>(DirectoryListing.of(work));
        all.removeIf(path -> !TEMPORARY_NAME.matcher(name(path)).matches() || !Files.isDirectory(path));
        all.sort(Comparator.comparing((Path path) -> name(path).length())
                .thenComparing(CheckpointDirectories::name)
                .reversed());
        return all;
    }

    /** All that a run left unfinished, in the order in which it is to be taken back. */
    List<Path> unfinished() throws IOException {
        var all = new ArrayList<>(temporary());
        if (Files.isDirectory(inProgress)) all.add(inProgress);
        return all;
    }

    /** Finished checkpoints, the newest first. */
    List<Path> finished() throws IOException {
        if (!Files.isDirectory(backups)) return List.of();
        var all = new ArrayList<>(DirectoryListing.of(backups));
        all.removeIf(path -> !CheckpointName.matches(name(path)));
        all.sort(Collections.reverseOrder());
        return all;
    }

    Path makeTemporary() throws IOException {
        Path directory = work.resolve(TEMPORARY);
        for (int number = 2; Files.exists(directory); number++) directory = work.resolve(TEMPORARY + "-" + number);
        files.createDirectory(directory, FileMode.PUBLIC_DIRECTORY);
        return directory;
    }

    Path makeInProgress() throws IOException {
        files.createDirectory(inProgress, FileMode.PUBLIC_DIRECTORY);
        return inProgress;
    }

    /**
     * Gives what is in progress its name among the finished ones, and returns that. When this fails, it is still in
     * progress: a new name that may not have reached the disk does not stay.
     */
    Path finish() throws IOException {
        if (!Files.isDirectory(backups)) files.createDirectory(backups, FileMode.PUBLIC_DIRECTORY);
        List<String> existing =
                finished().stream().map(CheckpointDirectories::name).toList();
        Path finished = backups.resolve(CheckpointName.next(clock.instant(), existing));
        try {
            files.rename(inProgress, finished);
        } catch (IOException failure) {
            if (Files.isDirectory(finished)) renameBack(finished, failure);
            throw failure;
        }
        return finished;
    }

    /** Makes a finished one unfinished again: from now on the next run takes it back, should this one not get to it. */
    Path reopen(Path finished) throws IOException {
        if (Files.exists(inProgress)) throw new FileAlreadyExistsException(inProgress.toString());
        try {
            files.rename(finished, inProgress);
        } catch (IOException failure) {
            if (!Files.isDirectory(inProgress)) throw failure;
            LOG.warn(
                    "{} is taken back, but a power cut could bring it back as a checkpoint: {}",
                    finished,
                    FileFailure.reason(failure));
        }
        return inProgress;
    }

    private void renameBack(Path finished, IOException failure) {
        try {
            files.rename(finished, inProgress);
        } catch (IOException alsoFailed) { // the names are right even so, if only the disk cannot be reached
            failure.addSuppressed(alsoFailed);
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
