package org.jcertbot.core.lineage;

import java.nio.file.Path;
import java.util.Objects;

/** The four files of a lineage that other programs use: the links in {@code live/NAME}. */
public record LineageFiles(Path cert, Path privkey, Path chain, Path fullchain) {
    /** The directory that serves them: the one of the certificate. */
    public Path directory() {
        return Objects.requireNonNull(cert.getParent());
    }
}
