package org.jcertbot.core.webserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.testing.FaultyFileStore;
import org.jcertbot.core.testing.InMemoryTempDirectories;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ManagedFilesTest {
    private static final String NAME = "options-ssl-nginx.conf";
    private static final Set<String> FORMER = Set.of(hash("old\n"), hash("older\n"));

    @TempDir(factory = InMemoryTempDirectories.class)
    private Path config;

    private Path file;
    private Path note;
    private final ScriptedConsole console = ScriptedConsole.silent();

    @BeforeEach
    void nameFiles() {
        file = config.resolve(NAME);
        note = config.resolve(".updated-options-ssl-nginx-conf-digest.txt");
    }

    private static String hash(String text) {
        return TextHash.of(text.getBytes(UTF_8));
    }

    private void install(String shipped) throws StorageException {
        assertEquals(
                file,
                new ManagedFiles(config, new PosixFileStore(), console)
                        .install(new ShippedFile(NAME, shipped, FORMER, Set.of(hash("same\n")))));
    }

    @Test
    void aMissingFileIsInstalled() throws Exception {
        install("new\n");
        assertEquals("new\n", Files.readString(file));
        assertEquals(hash("new\n"), Files.readString(note));
        assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void theCurrentFileIsLeftAlone() throws Exception {
        Files.writeString(file, "new\r\n");
        install("new\n");
        assertEquals("new\r\n", Files.readString(file));
        assertFalse(Files.exists(note));
    }

    @Test
    void whatTheOriginalShipsAndSaysTheSameIsLeftAlone() throws Exception {
        Files.writeString(file, "same\n");
        install("new\n");
        assertEquals("same\n", Files.readString(file));
        assertFalse(Files.exists(note));
    }

    @Test
    void aFileThatWasShippedBeforeIsReplaced() throws Exception {
        Path real = Files.writeString(config.resolve("real"), "old\n");
        Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(file, real);
        install("new\n");
        assertEquals("new\n", Files.readString(real));
        assertTrue(Files.isSymbolicLink(file));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(real)));
        assertEquals(hash("new\n"), Files.readString(note));
        assertEquals(List.of(), console.warned());
    }

    @Test
    void anEditedFileStaysAndTheUserIsToldOnceForEachVersion() throws Exception {
        install("old\n");
        Files.writeString(file, "edited\n");
        install("old\n");
        assertEquals(List.of(), console.warned());
        install("new\n");
        install("new\n");
        assertEquals("edited\n", Files.readString(file));
        assertEquals(1, console.warned().size());
        assertTrue(
                console.warned().get(0).contains(file + ".new"),
                console.warned().get(0));
        assertEquals("new\n", Files.readString(config.resolve(NAME + ".new")));
        assertEquals(hash("new\n"), Files.readString(note));
    }

    @Test
    void theNewVersionBesideItGoesWhenItIsInstalled() throws Exception {
        Files.writeString(file, "edited\n");
        install("new\n");
        Files.delete(file);
        install("new\n");
        assertFalse(Files.exists(config.resolve(NAME + ".new")));
    }

    @Test
    void whatAnyInterruptionLeavesIsCompletedTheNextTime() throws Exception {
        for (int number = 1; ; number++) {
            Files.writeString(file, "old\n");
            var store = FaultyFileStore.crashingAt(number, new PosixFileStore());
            try {
                new ManagedFiles(config, store, console).install(new ShippedFile(NAME, "new\n", FORMER, Set.of()));
                break;
            } catch (FaultyFileStore.Crash killed) {
                assertTrue(Set.of("old\n", "new\n").contains(Files.readString(file)), killed.getMessage());
                install("new\n");
                assertEquals("new\n", Files.readString(file));
            }
        }
        assertEquals(List.of(), console.warned());
    }

    @Test
    void aFileThatCannotBeWrittenIsReported() throws IOException {
        Files.createSymbolicLink(file, config.resolve("missing"));
        var failure = assertThrows(StorageException.class, () -> install("new\n"));
        assertTrue(failure.what().contains(NAME), failure.what());
    }

    @Test
    void lineEndsDoNotCount() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hash("abc"));
        for (String same : List.of("a\nb\n\nc\n", "a\r\nb\r\n\r\nc\r\n", "a\rb\r\rc\r")) {
            assertEquals(hash("a\nb\n\nc\n"), hash(same));
        }
    }
}
