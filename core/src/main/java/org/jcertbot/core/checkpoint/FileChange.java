package org.jcertbot.core.checkpoint;

import java.nio.file.Path;
import org.jcertbot.core.file.FileMode;

/** A change to one file of another program. */
public sealed interface FileChange permits Replacement, Creation, LinkCreation {
    /** What is changed or made, by the name that the caller has for it. */
    Path file();

    /**
     * New content for an existing file, also for one that a link leads to; the link, owner, group, mode and extended
     * attributes stay.
     *
     * @param before the content that the new one was made from: when the file has another by now, somebody else's change
     *     would be lost, and nothing is changed
     */
    static Replacement replace(Path file, byte[] before, byte[] after) {
        return new Replacement(file, before, after, Reversal.NONE);
    }

    /** A new file; there must not be anything of that name yet. */
    static FileChange create(Path file, byte[] content, FileMode mode) {
        return new Creation(file, content, mode);
    }

    /** A new symbolic link; there must not be anything of that name yet. */
    static FileChange link(Path link, Path target) {
        return new LinkCreation(link, target);
    }
}
