package org.jcertbot.core.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What is in a directory. */
public final class DirectoryListing {
    /**
     * Every entry, in the order of the directory.
     *
     * @throws IOException also when the directory fails while it is being read: the JDK's own exception for that is
     *     unchecked and easily forgotten
     */
    public static List<Path> of(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (UncheckedIOException whileReading) {
            throw whileReading.getCause();
        }
    }

    private DirectoryListing() {}
}
