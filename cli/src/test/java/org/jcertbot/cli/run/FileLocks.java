package org.jcertbot.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jcertbot.core.file.FileMode;

/** Locks that are only files, to see whether they are left behind. */
final class FileLocks implements DirectoryAccess {
    @Override
    public void makeOrVerify(Path directory, FileMode mode, boolean strict) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Lock lock(Path directory) {
        Path file = directory.resolve(".certbot.lock");
        try {
            Files.createFile(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return () -> {
            try {
                Files.delete(file);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        };
    }
}
