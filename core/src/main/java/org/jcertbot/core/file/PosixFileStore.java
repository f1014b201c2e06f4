package org.jcertbot.core.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file store of a POSIX system, on the JDK's own calls where it has them.
 *
 * <p>An interrupt does not break a step: it stays pending, and the caller meets it at the next place that waits.
 */
public final class PosixFileStore implements FileStore {
    private static final Logger LOG = LoggerFactory.getLogger(PosixFileStore.class);

    /** From here on it is cheaper to have the kernel write all that it holds back than to ask for each file. */
    private static final int MANY = 24;

    private final boolean forcing;

    public PosixFileStore() {
        this(true);
    }

    private PosixFileStore(boolean forcing) {
        this.forcing = forcing;
    }

    @Override
    public void create(Path file, byte[] content, FileMode mode) throws IOException {
        Path temporary = write(file, content, mode);
        try {
            publishNew(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
        force(parent(file));
        LOG.debug("Created {} with mode {}", file, mode);
    }

    @Override
    public void replace(Path file, byte[] content, FileMode mode) throws IOException {
        replaceLazily(file, content, mode);
        force(parent(file));
    }

    @Override
    public void replaceLazily(Path file, byte[] content, FileMode mode) throws IOException {
        Path temporary = write(file, content, mode);
        try {
            Files.move(temporary, file, ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        LOG.debug("Wrote {} with mode {}", file, mode);
    }

    @Override
    public void createDirectory(Path directory, FileMode mode) throws IOException {
        Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(mode.permissions()));
        setMode(directory, mode.permissions());
        force(parent(directory));
        LOG.debug("Created directory {} with mode {}", directory, mode);
    }

    @Override
    public void link(Path link, Path target) throws IOException {
        Files.createSymbolicLink(link, target);
        force(parent(link));
        LOG.debug("Linked {} to {}", link, target);
    }

    @Override
    public void relink(Path link, Path target) throws IOException {
        Path temporary = TemporaryName.of(link);
        Files.deleteIfExists(temporary);
        Files.createSymbolicLink(temporary, target);
        rename(temporary, link);
    }

    @Override
    public void hardLink(Path link, Path existing) throws IOException {
        Files.createLink(link, existing);
        force(parent(link));
        LOG.debug("Gave {} the second name {}", existing, link);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, ATOMIC_MOVE);
        force(parent(to));
        if (!parent(from).equals(parent(to))) force(parent(from));
        LOG.debug("Renamed {} to {}", from, to);
    }

    @Override
    public boolean exchange(Path one, Path other) throws IOException {
        if (!LinuxCalls.exchange(one, other)) return false;
        LOG.debug("Exchanged {} and {}", one, other);
        try {
            force(parent(one));
            if (!parent(one).equals(parent(other))) force(parent(other));
        } catch (IOException unforced) { // an exception would say that nothing has changed
            LOG.warn(
                    "{} and {} were exchanged, but a power cut could undo that: {}",
                    one,
                    other,
                    FileFailure.reason(unforced));
        }
        return true;
    }

    @Override
    public void delete(Path path) throws IOException {
        if (!Files.deleteIfExists(path)) return;
        force(parent(path));
        LOG.debug("Deleted {}", path);
    }

    @Override
    public void setGroupAndMode(Path file, int groupId, FileMode mode) throws IOException {
        // Group first: the new group must not see more than it is meant to, and a change of group may clear mode bits.
        if ((Integer) Files.getAttribute(file, "unix:gid", NOFOLLOW_LINKS) != groupId) {
            Files.setAttribute(file, "unix:gid", groupId, NOFOLLOW_LINKS);
        }
        setMode(file, mode.permissions());
        force(file);
        LOG.debug("Set group {} and mode {} on {}", groupId, mode, file);
    }

    @Override
    public void setModified(Path file, FileTime time) throws IOException {
        Files.setLastModifiedTime(file, time);
        force(file);
    }

    @Override
    public List<String> copyAccess(Path from, Path to) throws IOException {
        int user = (Integer) Files.getAttribute(from, "unix:uid", NOFOLLOW_LINKS);
        int group = (Integer) Files.getAttribute(from, "unix:gid", NOFOLLOW_LINKS);
        Map<String, Object> current = Files.readAttributes(to, "unix:uid,gid", NOFOLLOW_LINKS);
        if (!Objects.equals(current.get("uid"), user)) Files.setAttribute(to, "unix:uid", user, NOFOLLOW_LINKS);
        if (!Objects.equals(current.get("gid"), group)) Files.setAttribute(to, "unix:gid", group, NOFOLLOW_LINKS);
        List<String> left = LinuxCalls.copyExtendedAttributes(from, to);
        setMode(to, Files.getPosixFilePermissions(from)); // a change of owner may clear bits
        force(to);
        LOG.debug("Gave {} the owner and permissions of {}", to, from);
        return left;
    }

    @Override
    public FileStore unforced() {
        return new PosixFileStore(false);
    }

    @Override
    public void flush(Collection<Path> paths) throws IOException {
        var directories = new LinkedHashSet<Path>();
        for (Path path : paths) directories.add(parent(path));
        if (paths.size() >= MANY && flushFileSystems(directories)) return;
        for (Path path : paths) if (Files.isRegularFile(path, NOFOLLOW_LINKS)) forceNow(path);
        for (Path directory : directories) forceNow(directory);
    }

    /** False when the kernel cannot be asked. The files are on the file systems of their directories: links are not followed. */
    private static boolean flushFileSystems(Collection<Path> directories) throws IOException {
        var onePerDevice = new HashMap<Object, Path>();
        for (Path directory : directories) onePerDevice.put(Files.getAttribute(directory, "unix:dev"), directory);
        for (Path directory : onePerDevice.values()) if (!LinuxCalls.flushFileSystem(directory)) return false;
        return true;
    }

    /** Writes a temporary sibling; what an interrupted run left under that name goes first. */
    private Path write(Path file, byte[] content, FileMode mode) throws IOException {
        Path temporary = TemporaryName.of(file);
        try {
            uninterrupted(() -> writeOnce(temporary, content, mode));
        } catch (IOException failure) {
            deleteAfter(failure, temporary);
            throw failure;
        }
        return temporary;
    }

    private void writeOnce(Path temporary, byte[] content, FileMode mode) throws IOException {
        Files.deleteIfExists(temporary);
        var birthMode = PosixFilePermissions.asFileAttribute(mode.permissions());
        try (FileChannel channel = FileChannel.open(temporary, Set.of(CREATE_NEW, WRITE), birthMode)) {
            setMode(temporary, mode.permissions());
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) channel.write(buffer);
            if (forcing) channel.force(true);
        }
    }

    /**
     * Sets every bit of a mode, also those that the umask took away at birth. By its path, because the JDK has nothing for
     * an open file; so a link that somebody puts there in the meantime is refused, not followed.
     */
    private static void setMode(Path path, Set<PosixFilePermission> permissions) throws IOException {
        Files.getFileAttributeView(path, PosixFileAttributeView.class, NOFOLLOW_LINKS)
                .setPermissions(permissions);
    }

    /** Gives the temporary file its name, unless that is taken; a hard link is the one call that does both. */
    private static void publishNew(Path temporary, Path file) throws IOException {
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (FileSystemException | UnsupportedOperationException noHardLinks) {
            // Nobody else makes files here: our lock file says so.
            if (Files.exists(file, NOFOLLOW_LINKS)) throw new FileAlreadyExistsException(file.toString());
            Files.move(temporary, file, ATOMIC_MOVE, REPLACE_EXISTING);
        }
    }

    private static void deleteAfter(IOException failure, Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }

    private void force(Path path) throws IOException {
        if (forcing) forceNow(path);
    }

    private static void forceNow(Path path) throws IOException {
        uninterrupted(() -> {
            try (FileChannel channel = FileChannel.open(path, READ)) {
                channel.force(true);
            }
        });
    }

    /**
     * Does again what an interrupt broke, and leaves the interrupt for later. Channels close themselves when one comes,
     * but nothing else of the JDK opens a new file without following links, or forces a directory.
     */
    private static void uninterrupted(Step step) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    step.run();
                    return;
                } catch (ClosedByInterruptException broken) {
                    interrupted |= Thread.interrupted();
                    LOG.trace("Interrupted; once again", broken);
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    /** Work with a channel that can be done twice. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) throw new IllegalArgumentException("not below a directory: " + path);
        return parent;
    }
}
