package org.jcertbot.core.checkpoint;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;

/**
 * Versions of files that had to give way. They are not kept beside the files: a web server that includes all of a
 * directory would read them.
 */
final class KeptVersions {
    private final Path directory;
    private final FileStore files;

    KeptVersions(Path directory, FileStore files) {
        this.directory = directory;
        this.files = files;
    }

    /** Keeps a version of a file and returns where; the same as before when it has been kept already. */
    Path keep(Path file, byte[] content) throws IOException {
        if (!Files.isDirectory(directory)) files.createDirectory(directory, FileMode.SECRET_DIRECTORY);
        for (int number = 0; ; number++) {
            Path kept = directory.resolve(file.getFileName() + "_" + number);
            if (!Files.exists(kept, NOFOLLOW_LINKS)) {
                files.create(kept, content, FileMode.SECRET);
                return kept;
            }
            if (Files.isRegularFile(kept) && Arrays.equals(content, Files.readAllBytes(kept))) return kept;
        }
    }
}
