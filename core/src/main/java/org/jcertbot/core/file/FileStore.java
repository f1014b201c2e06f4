package org.jcertbot.core.file;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.List;

/**
 * Every change that we make to the file system, one method per step that a crash can separate.
 *
 * <p>Modes are set at birth and do not depend on the umask. What a method wrote is on the disk when it returns (file
 * and directory are forced), so that the order of calls is the order in which a power cut can find them; the exception
 * says so in its name. Reading goes through {@link java.nio.file.Files}.
 */
public interface FileStore {
    /** Makes a file that must not exist yet. */
    void create(Path file, byte[] content, FileMode mode) throws IOException;

    /** Replaces a file in one step: a new one beside it, then a rename. The old one is intact until then. */
    void replace(Path file, byte[] content, FileMode mode) throws IOException;

    /**
     * As {@link #replace}, for news that may be forgotten: after a power cut there is the old file or the new one, each
     * whole. Does not wait for the directory, which for thousands of files is as much work as writing them.
     */
    void replaceLazily(Path file, byte[] content, FileMode mode) throws IOException;

    /** Makes one directory that must not exist yet. */
    void createDirectory(Path directory, FileMode mode) throws IOException;

    /** Makes a symbolic link that must not exist yet; the target is the text of the link. */
    void link(Path link, Path target) throws IOException;

    /** Points an existing link (or none) at a target, in one step. */
    void relink(Path link, Path target) throws IOException;

    /** Gives an existing file or link a second name, which must not exist yet; both are the same file. */
    void hardLink(Path link, Path existing) throws IOException;

    /** Renames; an existing target is replaced in one step. */
    void rename(Path from, Path to) throws IOException;

    /**
     * Exchanges two directories in one step. After an {@link IOException} nothing has changed.
     *
     * @return false, with nothing changed, where the file system or the kernel cannot do it
     */
    boolean exchange(Path one, Path other) throws IOException;

    /** Deletes a file, a link or an empty directory; nothing happens when it is not there. */
    void delete(Path path) throws IOException;

    /** Changes group and mode of a file, not those of what a link leads to. */
    void setGroupAndMode(Path file, int groupId, FileMode mode) throws IOException;

    /** Changes the time of the last modification of a file. */
    void setModified(Path file, FileTime time) throws IOException;

    /**
     * Gives a file or directory the owner, group, mode and extended attributes (access control lists among them) of another.
     * Where owner, group or mode cannot be set, that is an {@link IOException}.
     *
     * @return the names of the attributes that cannot be copied; the others are
     */
    List<String> copyAccess(Path from, Path to) throws IOException;

    /**
     * The same store without the promise above: what it does is on the disk only when {@link #flush} has returned. For many
     * files at once, whose order among each other does not matter.
     */
    FileStore unforced();

    /**
     * Puts files on the disk, and the names that they have, or no longer have, in their directories. Many of them cost
     * hardly more than one.
     */
    void flush(Collection<Path> paths) throws IOException;
}
