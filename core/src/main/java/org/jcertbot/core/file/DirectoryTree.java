package org.jcertbot.core.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A directory with everything below it. */
public final class DirectoryTree {
    /** Deletes a directory and what is in it; links are deleted, not followed. */
    public static void delete(Path directory, FileStore files) throws IOException {
        for (Path entry : entries(directory)) {
            if (Files.isDirectory(entry, NOFOLLOW_LINKS)) delete(entry, files);
            else files.delete(entry);
        }
        files.delete(directory);
    }

    /** What is in a directory, in no particular order. */
    public static List<Path> entries(Path directory) throws IOException {
        var entries = new ArrayList<Path>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(entries::add);
        }
        return entries;
    }

    private DirectoryTree() {}
}
