package org.jcertbot.core.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words why a file operation failed: the JDK's exceptions often carry nothing but the file name. */
public final class FileFailure {
    /** One line: the file and what is wrong with it. */
    public static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException denied) return denied.getFile() + ": permission denied";
        if (failure instanceof NoSuchFileException missing) return missing.getFile() + ": no such file or directory";
        if (failure instanceof FileAlreadyExistsException exists) return exists.getFile() + ": already exists";
        if (failure instanceof DirectoryNotEmptyException full) return full.getFile() + ": the directory is not empty";
        if (failure instanceof FileSystemException other && other.getReason() != null && other.getFile() != null) {
            return other.getFile() + ": " + other.getReason();
        }
        String message = failure.getMessage();
        return message == null || message.isEmpty() ? failure.getClass().getSimpleName() : message;
    }

    private FileFailure() {}
}
