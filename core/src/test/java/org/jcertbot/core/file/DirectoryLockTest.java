package org.jcertbot.core.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jcertbot.core.error.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryLockTest {
    @TempDir
    private Path directory;

    @Test
    void theFileIsThereAndPrivateWhileLockedAndGoneAfterwards() throws Exception {
        Path file = directory.resolve(".certbot.lock");
        try (DirectoryLock lock = DirectoryLock.acquire(directory)) {
            assertEquals(FileMode.SECRET, FileMode.of(Files.getPosixFilePermissions(file)), lock.toString());
        }
        assertFalse(Files.exists(file));
    }

    @Test
    void aFileThatWasLeftBehindIsHarmless() throws Exception {
        Files.createFile(directory.resolve(".certbot.lock"));
        DirectoryLock.acquire(directory).close();
        DirectoryLock.acquire(directory).close();
    }

    @Test
    void aSecondLockOfTheSameProcessIsRefused() throws Exception {
        try (DirectoryLock lock = DirectoryLock.acquire(directory)) {
            var busy = assertThrows(StorageException.class, () -> DirectoryLock.acquire(directory), lock.toString());
            assertEquals("Another instance of Certbot is already running.", busy.what());
        }
    }

    @Test
    void anInterruptNeitherHindersTheLockNorIsLost() throws Exception {
        Thread.currentThread().interrupt();
        DirectoryLock lock = DirectoryLock.acquire(directory);
        assertTrue(Thread.interrupted());
        lock.close();
    }

    static boolean hasPython() {
        return Files.isExecutable(Path.of("/usr/bin/python3"));
    }

    /** Python's lockf is what the original uses. */
    @Test
    @EnabledIf("hasPython")
    void aLockOfAnotherProgramIsSeenAndItsHolderNamed() throws Exception {
        String program = "import fcntl,sys; f=open(sys.argv[1],'w'); fcntl.lockf(f,fcntl.LOCK_EX|fcntl.LOCK_NB);"
                + " print('locked',flush=True); sys.stdin.read()";
        Path file = directory.resolve(".certbot.lock");
        Process holder = new ProcessBuilder("/usr/bin/python3", "-c", program, file.toString(), "secret").start();
        try {
            assertEquals("locked", holder.inputReader().readLine());
            var busy = assertThrows(StorageException.class, () -> DirectoryLock.acquire(directory));
            assertTrue(busy.why().contains("process " + holder.pid()), busy.why());
            assertTrue(busy.why().contains("(python3"), busy.why());
            assertFalse(busy.why().contains("secret"), busy.why());
            assertTrue(busy.why().contains("running since"), busy.why());
        } finally {
            holder.outputWriter().close();
            holder.waitFor(10, TimeUnit.SECONDS);
        }
        DirectoryLock.acquire(directory).close();
    }

    /** Its exit code: 0 when it got the lock, 3 when not. */
    private static int exitCodeOfAnotherProgram(Path file) throws Exception {
        String program = "import fcntl,sys; f=open(sys.argv[1],'r+')\ntry: fcntl.lockf(f,fcntl.LOCK_EX|fcntl.LOCK_NB)"
                + "\nexcept OSError: sys.exit(3)";
        return new ProcessBuilder("/usr/bin/python3", "-c", program, file.toString())
                .start()
                .waitFor();
    }

    @Test
    @EnabledIf("hasPython")
    void anInterruptDoesNotLetGo() throws Exception {
        Path file = directory.resolve(".certbot.lock");
        try (DirectoryLock lock = DirectoryLock.acquire(directory)) {
            Thread.currentThread().interrupt();
            assertTrue(Thread.interrupted());
            assertEquals(3, exitCodeOfAnotherProgram(file), lock.toString());
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsReported() throws IOException {
        Path missing = directory.resolve("missing");
        var failure = assertThrows(StorageException.class, () -> DirectoryLock.acquire(missing));
        assertTrue(failure.nextStep().contains("--config-dir"));
    }

    @Test
    void theHolderIsFoundByInode() {
        var locks = List.of(
                "1: FLOCK  ADVISORY  WRITE 11 fe:00:131 0 EOF",
                "2: POSIX  ADVISORY  WRITE -1 fe:00:131 0 EOF",
                "3: POSIX  ADVISORY  WRITE 4242 fe:00:1131 0 EOF",
                "4: POSIX  ADVISORY  WRITE 4343 fe:00:131 0 EOF");
        assertEquals(Optional.of(4343L), LockHolder.pidOf(locks, "131"));
        assertEquals(Optional.empty(), LockHolder.pidOf(locks, "132"));
    }
}
