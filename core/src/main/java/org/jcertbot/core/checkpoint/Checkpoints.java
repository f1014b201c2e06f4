package org.jcertbot.core.checkpoint;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.process.CommandRunner;

/**
 * The checkpoints below a work directory: one for each set of changes that an installer made. The format is that of the
 * original, so that each program can take back what the other did. The directory's lock is held by the caller.
 *
 * <p>Whoever takes back changes of ours, in this run or in a later one, spares what somebody else has changed in a file
 * since we wrote it, if its {@link Reversal} can tell the two apart. If not, the file becomes what it was before us,
 * because our part must not stay; the version that had to give way is kept in the work directory, and a warning says
 * where.
 */
public final class Checkpoints {
    private final Path work;
    private final CheckpointDirectories directories;
    private final FileStore files;
    private final CommandRunner commands;

    /**
     * Works below a work directory.
     *
     * @param commands runs what some changes need to be taken back
     * @param clock gives finished checkpoints their names
     */
    public Checkpoints(Path work, FileStore files, CommandRunner commands, Clock clock) {
        this.work = work;
        this.directories = new CheckpointDirectories(work, files, clock);
        this.files = files;
        this.commands = commands;
    }

    /**
     * Takes back what a run that was interrupted had not finished: challenges first, then other changes. Not to be called
     * while a set of changes is open.
     *
     * @return the files that this method has put back, now or in an earlier run, and that {@link #reloaded} was not told
     *     of since
     */
    public Set<Path> recover() throws CertbotException, InterruptedException {
        for (Path directory : read(directories::unfinished)) {
            Checkpoint checkpoint = checkpoint(directory);
            write(() -> owedReloads().add(checkpoint.touched()));
            checkpoint.revert();
        }
        return read(owedReloads()::read);
    }

    /** Tells that the server which uses these files has loaded them, or is down and will. */
    public void reloaded(Collection<Path> putBack) throws CertbotException {
        write(() -> owedReloads().remove(putBack));
    }

    /** How many there are to take back. */
    public int count() throws CertbotException {
        return read(directories::finished).size();
    }

    /** Takes the newest back, as many as there are, but not more than that. */
    public void rollBack(int most) throws CertbotException, InterruptedException {
        List<Path> all = read(directories::finished);
        for (Path directory : all.subList(0, Math.min(most, all.size())))
            checkpoint(directory).revert();
    }

    /** Begins changes that do not outlast the run, as those for challenges: they are reverted, never finished. */
    public ChangeSet temporary() throws CertbotException {
        return begin(directories::makeTemporary, Set::of);
    }

    /**
     * Begins changes that become one checkpoint when they are finished. Files that are changed for a challenge just now
     * cannot be among them. There is one such set at a time.
     */
    public ChangeSet permanent() throws CertbotException {
        return begin(directories::makeInProgress, this::changedForChallenges);
    }

    private ChangeSet begin(Reading<Path> newDirectory, Reading<Set<Path>> reserved) throws StorageException {
        try {
            Path directory = newDirectory.read();
            return new ChangeSet(directory, directories, files, checkpoint(directory), reserved);
        } catch (FileAlreadyExistsException unfinished) {
            throw new StorageException(
                    "The configuration of the server cannot be changed.",
                    unfinished.getFile() + " has changes that are neither finished nor taken back.",
                    "Run certbot rollback --checkpoints 0, which takes them back.",
                    unfinished);
        } catch (IOException failure) {
            throw new StorageException(
                    "The configuration of the server cannot be changed: there is no place for a backup of it.",
                    FileFailure.reason(failure),
                    "Correct that, or choose another place with --work-dir.",
                    failure);
        }
    }

    private Set<Path> changedForChallenges() throws IOException {
        var changed = new HashSet<Path>();
        for (Path directory : directories.temporary())
            changed.addAll(checkpoint(directory).touched());
        return changed;
    }

    private Checkpoint checkpoint(Path directory) {
        return new Checkpoint(directory, files, commands, new KeptVersions(directories.kept(), files));
    }

    private OwedReloads owedReloads() {
        return new OwedReloads(directories.owedReloads(), files);
    }

    private void write(Writing writing) throws StorageException {
        try {
            writing.write();
        } catch (IOException failure) {
            throw new StorageException(
                    "It cannot be recorded below " + work + " which server has to be reloaded.",
                    FileFailure.reason(failure),
                    "Correct that, then run the same command again.",
                    failure);
        }
    }

    private <T> T read(Reading<T> reading) throws StorageException {
        try {
            return reading.read();
        } catch (IOException failure) {
            throw new StorageException(
                    "The checkpoints below " + work + " cannot be read.",
                    FileFailure.reason(failure),
                    "Check who may read them, or run as root.",
                    failure);
        }
    }

    /** A look at the disk. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    /** A change of the disk. */
    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }
}
