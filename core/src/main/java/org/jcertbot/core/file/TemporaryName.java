package org.jcertbot.core.file;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The name under which a file is made before it is renamed to its own.
 *
 * <p>It follows from the final name, so that the next run that writes the same file finds and removes what an
 * interrupted one left behind. It is hidden and ends with {@code .tmp}, which no reader of ours or of the original takes
 * for its own file.
 */
public final class TemporaryName {
    private static final int LONGEST_NAME = 255;
    private static final String SUFFIX = ".tmp";

    /** The temporary sibling of a file. */
    public static Path of(Path file) {
        String name = file.getFileName().toString();
        String temporary = "." + name + SUFFIX;
        if (temporary.length() > LONGEST_NAME) {
            String hash = Integer.toHexString(name.hashCode());
            temporary = "." + name.substring(0, LONGEST_NAME - SUFFIX.length() - hash.length() - 1) + hash + SUFFIX;
        }
        return file.resolveSibling(temporary);
    }

    /** The name that a file with such a temporary name would get; empty for any other name, and for shortened ones. */
    public static Optional<String> finalName(String fileName) {
        int end = fileName.length() - SUFFIX.length();
        if (end <= 1 || !fileName.startsWith(".") || !fileName.endsWith(SUFFIX)) return Optional.empty();
        return Optional.of(fileName.substring(1, end));
    }

    private TemporaryName() {}
}
