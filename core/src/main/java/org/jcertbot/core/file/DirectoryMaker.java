package org.jcertbot.core.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import org.jcertbot.core.error.StorageException;

/** Makes the directories that a run needs, or verifies those that exist. */
public final class DirectoryMaker {
    private static final Path OURSELVES = Path.of("/proc/self");

    private final FileStore files;
    private final boolean strict;

    /**
     * Makes directories through that store.
     *
     * @param strict {@code --strict-permissions}: an existing directory must be ours and have exactly its mode
     */
    public DirectoryMaker(FileStore files, boolean strict) {
        this.files = files;
        this.strict = strict;
    }

    /** Makes the directory and every missing parent with that mode, or accepts the one that is there. */
    public void makeOrVerify(Path directory, FileMode mode) throws StorageException {
        try {
            if (Files.isDirectory(directory)) {
                if (strict) verify(directory, mode);
            } else {
                make(directory, mode);
            }
        } catch (IOException failure) {
            throw new StorageException(
                    "The directory " + directory + " cannot be created or used.",
                    FileFailure.reason(failure),
                    "Run as root, or set --config-dir, --work-dir and --logs-dir to directories that you can write to.",
                    failure);
        }
    }

    private void make(Path directory, FileMode mode) throws IOException {
        var missing = new ArrayDeque<Path>();
        for (Path level = directory; level != null && !Files.exists(level, NOFOLLOW_LINKS); level = level.getParent()) {
            missing.push(level);
        }
        if (missing.isEmpty()) throw new FileAlreadyExistsException(directory + " is not a directory");
        for (Path level : missing) {
            try {
                files.createDirectory(level, mode);
            } catch (FileAlreadyExistsException madeMeanwhile) {
                if (!Files.isDirectory(level)) throw madeMeanwhile;
            }
        }
    }

    private static void verify(Path directory, FileMode mode) throws StorageException, IOException {
        boolean ours = Files.getAttribute(directory, "unix:uid").equals(ownUserId());
        boolean exact = FileMode.of(Files.getPosixFilePermissions(directory)).equals(mode);
        if (ours && exact) return;
        throw new StorageException(
                directory + " exists, but it should be owned by the current user with permissions 0o"
                        + Integer.toOctalString(mode.bits()) + ".",
                "--strict-permissions does not accept it as it is.",
                "Change owner and mode of the directory, or leave out --strict-permissions.");
    }

    private static Object ownUserId() throws IOException {
        try {
            return Files.getAttribute(OURSELVES, "unix:uid");
        } catch (NoSuchFileException noProc) {
            throw new IOException("the user id of this process cannot be read from /proc", noProc);
        }
    }
}
