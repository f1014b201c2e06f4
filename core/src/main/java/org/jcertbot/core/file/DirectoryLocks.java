package org.jcertbot.core.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jcertbot.core.error.StorageException;

/**
 * Directories that this process keeps other instances out of until it ends. There is one object for a process: parts
 * of it that do not know of each other may want the same directory, and a record lock must not be asked for twice (see
 * {@link DirectoryLock}).
 */
public final class DirectoryLocks implements AutoCloseable {
    private final Map<Path, DirectoryLock> locks = new LinkedHashMap<>();

    /**
     * Locks a directory, unless this object has that lock already. Does not wait.
     *
     * @throws DirectoryBusyException when another process has it
     * @throws StorageException when the directory is not there or the lock file cannot be made
     */
    public synchronized void hold(Path directory) throws StorageException {
        Path real = realPath(directory);
        if (!locks.containsKey(real)) locks.put(real, DirectoryLock.acquire(real));
    }

    /** Lets all of them go. */
    @Override
    public synchronized void close() {
        for (DirectoryLock lock : locks.values()) lock.close();
        locks.clear();
    }

    private static Path realPath(Path directory) throws StorageException {
        try {
            return directory.toRealPath();
        } catch (IOException failure) {
            throw new StorageException(
                    "The directory " + directory + " cannot be locked.", FileFailure.reason(failure), "", failure);
        }
    }
}
