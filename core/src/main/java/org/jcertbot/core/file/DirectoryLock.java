package org.jcertbot.core.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.jcertbot.core.error.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps other instances, ours and the original's, out of a directory: an exclusive record lock (fcntl) on the file
 * {@code .certbot.lock} in it. The kernel drops the lock when the process ends, however it ends; a file that is left
 * behind is harmless.
 *
 * <p>An interrupt does not touch the lock: it closes a channel only under a thread that reads or writes, and nobody does.
 */
public final class DirectoryLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryLock.class);
    private static final String FILE_NAME = ".certbot.lock";

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Locks an existing directory. Does not wait. A process must not ask twice for the same directory: record locks belong
     * to processes, and closing any descriptor of the file drops them.
     *
     * @throws StorageException when another process has it, or the lock file cannot be made
     */
    public static DirectoryLock acquire(Path directory) throws StorageException {
        Path file = directory.resolve(FILE_NAME);
        try {
            while (true) {
                Optional<DirectoryLock> lock = tryAcquire(file);
                if (lock.isPresent()) return lock.get();
            }
        } catch (IOException failure) {
            throw new StorageException(
                    "The lock file " + file + " cannot be created.",
                    FileFailure.reason(failure),
                    "Run as root, or set --config-dir, --work-dir and --logs-dir to directories that you can write to.",
                    failure);
        }
    }

    /**
     * Empty when the holder before us deleted the file between our open and our lock: that lock would be one on a file
     * that nobody else can find. The JDK cannot ask a channel for its inode, and a second channel must not be opened
     * (closing it would drop the lock, see fcntl(2)); so the path is asked before the open and after the lock.
     */
    private static Optional<DirectoryLock> tryAcquire(Path file) throws IOException, StorageException {
        makeFile(file);
        Object before = identity(file);
        FileChannel channel = FileChannel.open(file, CREATE, WRITE, NOFOLLOW_LINKS);
        boolean held = false;
        try {
            if (channel.tryLock() == null) throw busy(file);
            held = identity(file).equals(before);
        } catch (OverlappingFileLockException ownLock) {
            throw busy(file);
        } finally {
            if (!held) channel.close();
        }
        if (!held) return Optional.empty();
        LOG.debug("Locked {}", file);
        return Optional.of(new DirectoryLock(file, channel));
    }

    /** Deletes the file, then lets go: in this order nobody can lock a file that is about to vanish unnoticed. */
    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(file);
        } catch (IOException harmless) {
            LOG.debug("The lock file {} stays behind", file, harmless);
        }
    }

    @Override
    public String toString() {
        return "lock on " + file;
    }

    private static void makeFile(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(FileMode.SECRET.permissions()));
        } catch (FileAlreadyExistsException leftOrHeld) {
            LOG.trace("{} is there already", file);
        }
    }

    /** Device and inode; a fresh object, equal to nothing, when the file is gone. */
    private static Object identity(Path file) throws IOException {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS)
                    .fileKey();
            return key == null ? file : key;
        } catch (NoSuchFileException deleted) {
            return new Object();
        }
    }

    private static StorageException busy(Path file) {
        return new StorageException(
                "Another instance of Certbot is already running.",
                LockHolder.of(file)
                        .map(holder -> "The lock " + file + " is held by " + holder.describe() + ".")
                        .orElse("The lock " + file + " is held by a process that cannot be seen from here."),
                "Wait until it is done, then try again.");
    }
}
