package org.jcertbot.core.checkpoint;

import java.nio.file.Path;

/** See {@link FileChange#replace}. */
public final class Replacement implements FileChange {
    private final Path file;
    private final byte[] before;
    private final byte[] after;
    private final Reversal reversal;

    Replacement(Path file, byte[] before, byte[] after, Reversal reversal) {
        this.file = file;
        this.before = before.clone();
        this.after = after.clone();
        this.reversal = reversal;
    }

    /** The same change, with a way to take it back that spares what others change in the file meanwhile. */
    public Replacement reversedBy(Reversal other) {
        return new Replacement(file, before, after, other);
    }

    @Override
    public Path file() {
        return file;
    }

    byte[] before() {
        return before.clone();
    }

    byte[] after() {
        return after.clone();
    }

    Reversal reversal() {
        return reversal;
    }
}
