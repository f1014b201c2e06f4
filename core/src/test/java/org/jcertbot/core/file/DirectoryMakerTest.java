package org.jcertbot.core.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jcertbot.core.error.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryMakerTest {
    @TempDir
    private Path scratch;

    private final DirectoryMaker lenient = new DirectoryMaker(new PosixFileStore(), false);
    private final DirectoryMaker strict = new DirectoryMaker(new PosixFileStore(), true);

    @Test
    void missingParentsGetTheSameMode() throws Exception {
        Path leaf = scratch.resolve("a").resolve("b");
        lenient.makeOrVerify(leaf, FileMode.SECRET_DIRECTORY);
        assertEquals(FileMode.SECRET_DIRECTORY, mode(leaf));
        assertEquals(FileMode.SECRET_DIRECTORY, mode(scratch.resolve("a")));
    }

    @Test
    void anExistingDirectoryIsTakenAsItIs() throws Exception {
        lenient.makeOrVerify(scratch, FileMode.PUBLIC_DIRECTORY);
        assertEquals(FileMode.SECRET_DIRECTORY, mode(scratch));
    }

    @Test
    void strictPermissionsAskForTheExactMode() throws Exception {
        strict.makeOrVerify(scratch, FileMode.SECRET_DIRECTORY);
        var refused =
                assertThrows(StorageException.class, () -> strict.makeOrVerify(scratch, FileMode.PUBLIC_DIRECTORY));
        assertTrue(refused.what().contains("0o755"), refused.what());
    }

    @Test
    void aFileInTheWayIsReportedWithAHint() throws Exception {
        Path file = Files.createFile(scratch.resolve("file"));
        for (Path place : new Path[] {file, file.resolve("below")}) {
            var refused =
                    assertThrows(StorageException.class, () -> lenient.makeOrVerify(place, FileMode.PUBLIC_DIRECTORY));
            assertTrue(refused.nextStep().contains("--config-dir"), refused.nextStep());
        }
    }

    @Test
    void aLinkToADirectoryIsADirectory() throws Exception {
        Path link = Files.createSymbolicLink(scratch.resolve("link"), scratch);
        lenient.makeOrVerify(link, FileMode.SECRET_DIRECTORY);
        assertTrue(Files.isSymbolicLink(link));
    }

    private static FileMode mode(Path path) throws IOException {
        return FileMode.of(Files.getPosixFilePermissions(path));
    }
}
