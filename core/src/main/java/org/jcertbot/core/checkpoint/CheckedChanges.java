package org.jcertbot.core.checkpoint;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcertbot.core.error.StorageException;

/** Changes that may be made, by the real paths of their files. */
final class CheckedChanges {
    /** Line ends in the eyes of the original that are no control characters. */
    private static final String SEPARATORS = "\u2028\u2029";

    private final Set<Path> reserved;
    private final Map<Path, Replacement> replaced = new LinkedHashMap<>();
    private final Map<Path, FileChange> created = new LinkedHashMap<>();

    private CheckedChanges(Set<Path> reserved) {
        this.reserved = reserved;
    }

    /**
     * Checks changes.
     *
     * @param reserved files that must not be changed
     */
    static CheckedChanges of(List<? extends FileChange> changes, Set<Path> reserved)
            throws IOException, StorageException {
        var checked = new CheckedChanges(reserved);
        for (FileChange change : changes) {
            if (change instanceof Replacement replacement) checked.add(replacement);
            else checked.addNew(change);
        }
        return checked;
    }

    Map<Path, Replacement> replaced() {
        return replaced;
    }

    Map<Path, FileChange> created() {
        return created;
    }

    private void add(Replacement change) throws IOException, StorageException {
        Path real = change.file().toRealPath();
        check(real);
        if (!Files.isRegularFile(real)) throw refused(real, "It is not a file.");
        if (!Arrays.equals(Files.readAllBytes(real), change.before())) {
            throw new StorageException(
                    "The file " + real + " cannot be changed.",
                    "It has been changed by somebody else in the meantime.",
                    "Run the same command again.");
        }
        Replacement other = replaced.put(real, change);
        if (other != null && !Arrays.equals(other.after(), change.after())) {
            throw new IllegalArgumentException("two contents for " + real);
        }
    }

    private void addNew(FileChange change) throws IOException, StorageException {
        Path absolute = change.file().toAbsolutePath();
        Path directory = absolute.getParent();
        if (directory == null) throw new NoSuchFileException(absolute.toString());
        Path path = directory.toRealPath().resolve(absolute.getFileName());
        check(path);
        if (Files.exists(path, NOFOLLOW_LINKS)) throw new FileAlreadyExistsException(path.toString());
        if (created.put(path, change) != null) throw new IllegalArgumentException("two changes that make " + path);
    }

    private void check(Path path) throws StorageException {
        if (!canBeListed(path)) {
            throw refused(path, "There are characters in its name that a checkpoint cannot record.");
        }
        if (reserved.contains(path)) throw refused(path, "It is in use for a challenge.");
    }

    /** A list has one path in each line, and the path must be the same when it is read from there. */
    private static boolean canBeListed(Path path) {
        String text = path.toString();
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || SEPARATORS.indexOf(c) >= 0)) return false;
        try {
            return text.indexOf('\ufffd') < 0 && Path.of(text).equals(path);
        } catch (InvalidPathException notThatOfAFile) {
            return false;
        }
    }

    private static StorageException refused(Path path, String why) {
        return new StorageException("The file " + path + " cannot be changed.", why, "");
    }
}
