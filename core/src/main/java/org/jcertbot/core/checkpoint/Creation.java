package org.jcertbot.core.checkpoint;

import java.nio.file.Path;
import org.jcertbot.core.file.FileMode;

/** See {@link FileChange#create}. */
final class Creation implements FileChange {
    private final Path file;
    private final byte[] content;
    private final FileMode mode;

    Creation(Path file, byte[] content, FileMode mode) {
        this.file = file;
        this.content = content.clone();
        this.mode = mode;
    }

    @Override
    public Path file() {
        return file;
    }

    byte[] content() {
        return content.clone();
    }

    FileMode mode() {
        return mode;
    }
}
