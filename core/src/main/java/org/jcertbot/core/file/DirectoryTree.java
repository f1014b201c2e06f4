package org.jcertbot.core.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory with everything below it. */
public final class DirectoryTree {
    /** Deletes a directory and what is in it; links are deleted, not followed. */
    public static void delete(Path directory, FileStore files) throws IOException {
        for (Path entry : DirectoryListing.of(directory)) {
            if (Files.isDirectory(entry, NOFOLLOW_LINKS)) delete(entry, files);
            else files.delete(entry);
        }
        files.delete(directory);
    }

    private DirectoryTree() {}
}
