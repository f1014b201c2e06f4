package org.jcertbot.core.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Says in words why a file operation failed: the JDK's exceptions often carry nothing but the file name. */
public final class FileFailure {
    /** One line: the file and what is wrong with it; where a file cannot take the place of another one, both. */
    public static String reason(IOException failure) {
        if (failure instanceof FileSystemException about && about.getFile() != null) {
            Optional<String> what = reason(about);
            if (what.isPresent()) return files(about) + ": " + what.get();
        }
        String message = failure.getMessage();
        return message == null || message.isEmpty() ? failure.getClass().getSimpleName() : message;
    }

    private static Optional<String> reason(FileSystemException failure) {
        if (failure instanceof AccessDeniedException) return Optional.of("permission denied");
        if (failure instanceof NoSuchFileException) return Optional.of("no such file or directory");
        if (failure instanceof FileAlreadyExistsException) return Optional.of("already exists");
        if (failure instanceof DirectoryNotEmptyException) return Optional.of("the directory is not empty");
        return Optional.ofNullable(failure.getReason());
    }

    private static String files(FileSystemException failure) {
        return failure.getOtherFile() == null ? failure.getFile() : failure.getFile() + " -> " + failure.getOtherFile();
    }

    private FileFailure() {}
}
