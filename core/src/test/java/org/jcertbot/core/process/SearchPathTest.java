package org.jcertbot.core.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SearchPathTest {
    @TempDir
    Path directory;

    @Test
    void takesTheFirstExecutableFileOfThatName() throws IOException {
        Path first = Files.createDirectory(directory.resolve("first"));
        Path second = Files.createDirectory(directory.resolve("second"));
        Files.writeString(first.resolve("hook"), "not executable");
        Path hook = executable(second.resolve("hook"));
        assertEquals(Optional.of(hook), new SearchPath(first + ":" + second).find("hook"));
    }

    @Test
    void aDirectoryIsNotAProgram() throws IOException {
        Files.createDirectory(directory.resolve("hook"));
        assertEquals(Optional.empty(), new SearchPath(directory.toString()).find("hook"));
    }

    @Test
    void aNameWithASlashIsNotSearchedFor() throws IOException {
        Path hook = executable(directory.resolve("hook"));
        var nowhere = new SearchPath("/nowhere");
        assertEquals(Optional.of(hook), nowhere.find(hook.toString()));
        assertEquals(Optional.empty(), nowhere.find(directory + "/missing"));
    }

    @Test
    void looksWhereCronJobsDoNot() {
        assertEquals("/bin:/usr/sbin:/usr/local/bin:/usr/local/sbin", new SearchPath("/bin").text());
        assertEquals("/usr/sbin:/bin:/usr/local/bin:/usr/local/sbin", new SearchPath("/usr/sbin:/bin").text());
    }

    @Test
    void aNameThatNoFileCanHaveIsNotFound() {
        assertEquals(Optional.empty(), new SearchPath("/bin").find("a\0b"));
    }

    private static Path executable(Path file) throws IOException {
        Files.writeString(file, "#!/bin/sh\n");
        if (!file.toFile().setExecutable(true)) throw new IOException("cannot make " + file + " executable");
        return file;
    }
}
