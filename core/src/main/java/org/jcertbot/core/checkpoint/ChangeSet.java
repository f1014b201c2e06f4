package org.jcertbot.core.checkpoint;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcertbot.core.checkpoint.Checkpoints.Reading;
import org.jcertbot.core.concurrent.Shielded;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.DirectoryTree;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.file.JointReplacement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes to files of other programs that stand or fall together. Every file is saved before its first change, every
 * new one is recorded before it is made: a run that is killed, whenever that is, leaves what {@link
 * Checkpoints#recover} needs to restore all of them byte for byte.
 *
 * <p>A set is open until it is finished, or until it begins to be reverted. Reverting can fail or be interrupted, and then
 * be asked for again, until it was done to the end.
 */
public final class ChangeSet {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeSet.class);

    private enum State {
        OPEN,
        BEING_REVERTED,
        OVER
    }

    private final Path directory;
    private final CheckpointDirectories directories;
    private final FileStore files;
    private final Checkpoint checkpoint;
    private final Reading<Set<Path>> reserved;
    private final CheckpointWriter writer;
    private State state = State.OPEN;

    ChangeSet(
            Path directory,
            CheckpointDirectories directories,
            FileStore files,
            Checkpoint checkpoint,
            Reading<Set<Path>> reserved) {
        this.directory = directory;
        this.directories = directories;
        this.files = files;
        this.checkpoint = checkpoint;
        this.reserved = reserved;
        this.writer = new CheckpointWriter(directory, files);
    }

    /**
     * Makes changes. Thousands in one call cost little more than one; the same in many calls do not.
     *
     * @throws CertbotException when one of them cannot be made; then the whole set has been reverted
     */
    public void apply(List<? extends FileChange> changes) throws CertbotException {
        perform("The changes to the configuration of the server cannot be written.", () -> {
            var checked = CheckedChanges.of(changes, reserved.read());
            writer.willWrite(checked.replaced(), checked.created());
            writer.save(checked.replaced().keySet());
            writer.willCreate(checked.created().keySet());
            replace(checked.replaced());
            create(checked.created());
        });
    }

    /** Records a command that undoes what the caller is about to do. It runs before files are restored, the latest first. */
    public void willBeUndoneBy(List<String> command) throws CertbotException {
        perform("It cannot be recorded how to undo a change.", () -> writer.willRun(command));
    }

    /** Adds a line that tells a person what was changed. */
    public void note(String text) throws CertbotException {
        perform("It cannot be recorded what is changed.", () -> writer.note(text));
    }

    /** Takes everything back and ends the set; does nothing when it has ended. */
    public void revert() throws CertbotException, InterruptedException {
        if (state == State.OVER) return;
        state = State.BEING_REVERTED;
        checkpoint.revert();
        state = State.OVER;
    }

    /**
     * Keeps the changes as one checkpoint with that title, and ends the set. When there are none, no checkpoint is made.
     *
     * @throws CertbotException when that fails; then the set has been reverted
     */
    public SavedCheckpoint finish(String title) throws CertbotException {
        var finished = new ArrayList<Path>();
        perform("The checkpoint cannot be finished.", () -> {
            if (writer.isEmpty()) {
                DirectoryTree.delete(directory, files);
                return;
            }
            writer.finish(title);
            finished.add(directories.finish());
        });
        state = State.OVER;
        return finished.isEmpty() ? () -> {} : new FinishedCheckpoint(finished.get(0), directories, checkpoint);
    }

    private void replace(Map<Path, Replacement> replacements) throws IOException {
        var contents = new LinkedHashMap<Path, byte[]>();
        replacements.forEach((file, change) -> contents.put(file, change.after()));
        new JointReplacement(files).replaceContents(contents);
    }

    private void create(Map<Path, FileChange> creations) throws IOException {
        FileStore unforced = files.unforced();
        for (var entry : creations.entrySet()) {
            Path path = entry.getKey();
            try {
                create(path, entry.getValue(), unforced);
            } catch (FileAlreadyExistsException somebodyWasFaster) {
                writer.didNotCreate(path);
                throw somebodyWasFaster;
            }
        }
        files.flush(creations.keySet());
    }

    private static void create(Path path, FileChange change, FileStore unforced) throws IOException {
        if (change instanceof LinkCreation link) unforced.link(path, link.target());
        if (change instanceof Creation creation) unforced.create(path, creation.content(), creation.mode());
    }

    private void perform(String failureText, Step step) throws CertbotException {
        if (state != State.OPEN) throw new IllegalStateException("the set of changes has ended");
        try {
            step.run();
        } catch (IOException failure) {
            throw reverted(new StorageException(
                    failureText,
                    FileFailure.reason(failure),
                    "Nothing has been changed. Correct that, then run the same command again.",
                    failure));
        } catch (CertbotException refused) {
            throw reverted(refused);
        } catch (RuntimeException bug) {
            throw reverted(bug);
        }
    }

    /** Returns the failure, when everything is as it was; else the failure to get there is told first. */
    private <E extends Exception> E reverted(E failure) {
        try {
            Shielded.toTheEnd(this::revert);
        } catch (CertbotException notReverted) {
            LOG.error(notReverted.getMessage());
            failure.addSuppressed(notReverted);
        }
        return failure;
    }

    /** A part of the work that writes. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException, CertbotException;
    }
}
