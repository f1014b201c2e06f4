package org.jcertbot.core.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileFailureTest {
    @Test
    void namesTheFileAndTheReason() {
        assertEquals("/a: no such file or directory", FileFailure.reason(new NoSuchFileException("/a")));
        assertEquals("/a: disk full", FileFailure.reason(new FileSystemException("/a", null, "disk full")));
    }

    @Test
    void namesBothFilesWhenOneCannotTakeThePlaceOfTheOther() {
        assertEquals(
                "/.a.tmp -> /a: Operation not permitted",
                FileFailure.reason(new FileSystemException("/.a.tmp", "/a", "Operation not permitted")));
        assertEquals(
                "/.a.tmp -> /a: permission denied",
                FileFailure.reason(new AccessDeniedException("/.a.tmp", "/a", null)));
    }

    @Test
    void fallsBackToTheKindOfFailure() {
        assertEquals("IOException", FileFailure.reason(new IOException()));
        assertEquals("/a", FileFailure.reason(new FileSystemException("/a")));
    }
}
