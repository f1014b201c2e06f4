package org.jcertbot.core.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.DirectoryListing;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.testing.FakeCommands;
import org.jcertbot.core.testing.FaultyFileStore;
import org.jcertbot.core.testing.InMemoryTempDirectories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointsTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-02-03T04:05:06Z"));
    private static final PosixFileStore REAL = new PosixFileStore();

    @TempDir(factory = InMemoryTempDirectories.class)
    private Path scratch;

    private Path site;
    private FakeCommands commands = FakeCommands.succeeding();

    @BeforeEach
    void makeSite() throws IOException {
        site = Files.writeString(scratch.toRealPath().resolve("site.conf"), "newest");
    }

    private Checkpoints checkpoints(FileStore files) {
        return new Checkpoints(scratch.resolve("work"), files, commands, Clock.systemUTC());
    }

    private Checkpoints checkpoints() {
        return checkpoints(REAL);
    }

    /** A directory as the original writes it: one changed file. */
    private Path checkpoint(String place, String content) throws IOException {
        Path directory = Files.createDirectories(scratch.resolve("work").resolve(place));
        Path copy = Files.writeString(directory.resolve("site.conf_0"), content);
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r-----"));
        Files.setLastModifiedTime(copy, LONG_AGO);
        Files.writeString(directory.resolve("FILEPATHS"), site + "\n");
        Files.writeString(directory.resolve("CHANGES_SINCE"), "-- Deployed --\nchanged a virtual host\n");
        return directory;
    }

    @Test
    void theNewestComesFirst() throws Exception {
        checkpoint("backups/1795242433.1594946", "first");
        Path newer = checkpoint("backups/1795242500.5", "second");
        assertEquals(2, checkpoints().count());
        checkpoints().rollBack(1);
        assertEquals("second", Files.readString(site));
        assertFalse(Files.exists(newer));
        checkpoints().rollBack(1);
        assertEquals("first", Files.readString(site));
        assertEquals(0, checkpoints().count());
    }

    @Test
    void thereMayBeFewerThanWanted() throws Exception {
        checkpoint("backups/1.5", "first");
        checkpoints().rollBack(7);
        assertEquals("first", Files.readString(site));
    }

    @Test
    void withoutWorkDirectoryThereIsNothing() throws Exception {
        checkpoints().recover();
        assertEquals(0, checkpoints().count());
    }

    @Test
    void otherDirectoriesAreNotTakenForCheckpoints() throws Exception {
        Files.createDirectories(scratch.resolve("work/backups/lost+found"));
        assertEquals(0, checkpoints().count());
    }

    @Test
    void modeAndTimeComeBackWithTheContent() throws Exception {
        checkpoint("backups/1.5", "first");
        checkpoints().rollBack(1);
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(site)));
        assertEquals(LONG_AGO, Files.getLastModifiedTime(site));
    }

    @Test
    void aLinkToTheFileStaysALink() throws Exception {
        Path directory = checkpoint("backups/1.5", "first");
        Path link = Files.createSymbolicLink(scratch.resolve("enabled"), site);
        Files.move(directory.resolve("site.conf_0"), directory.resolve("enabled_0"));
        Files.writeString(directory.resolve("FILEPATHS"), link + "\n");
        checkpoints().rollBack(1);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("first", Files.readString(site));
    }

    @Test
    void aFileThatWasDeletedMeanwhileComesBack() throws Exception {
        checkpoint("backups/1.5", "first");
        Files.delete(site);
        checkpoints().rollBack(1);
        assertEquals("first", Files.readString(site));
    }

    @Test
    void filesThatWereCreatedGo() throws Exception {
        Path directory = checkpoint("backups/1.5", "first");
        Path created = Files.writeString(scratch.resolve("created"), "x");
        Files.writeString(directory.resolve("NEW_FILES"), created + "\n" + scratch.resolve("not there") + "\n");
        checkpoints().rollBack(1);
        assertFalse(Files.exists(created));
        assertFalse(Files.exists(directory));
    }

    @Test
    void commandsRunInReverseOrder() throws Exception {
        Path directory = checkpoint("backups/1.5", "first");
        Files.writeString(directory.resolve("COMMANDS"), "a2dismod,ssl\r\na2dismod,socache_shmcb\r\n");
        checkpoints().rollBack(1);
        assertEquals(List.of("a2dismod socache_shmcb", "a2dismod ssl"), commands.commands());
    }

    @Test
    void aCommandThatFailsDoesNotKeepTheFilesFromComingBack() throws Exception {
        Path directory = checkpoint("backups/1.5", "first");
        Files.writeString(directory.resolve("COMMANDS"), "a2dismod,ssl\r\n");
        commands = FakeCommands.answering(new CommandResult(1, "", "no such module"));
        checkpoints().rollBack(1);
        assertEquals("first", Files.readString(site));
    }

    @Test
    void aCopyThatIsMissingKeepsTheCheckpoint() throws Exception {
        Path directory = checkpoint("backups/1.5", "first");
        Files.delete(directory.resolve("site.conf_0"));
        var failure = assertThrows(StorageException.class, () -> checkpoints().rollBack(1));
        assertTrue(failure.why().contains("site.conf_0"), failure.why());
        assertTrue(Files.exists(directory.resolve("FILEPATHS")));
        assertEquals("newest", Files.readString(site));
    }

    @Test
    void anInterruptedRunIsTakenBackTheTemporaryChangesFirst() throws Exception {
        checkpoint("temp_checkpoint", "before the challenge");
        checkpoint("IN_PROGRESS", "before everything");
        checkpoints().recover();
        assertEquals("before everything", Files.readString(site));
        assertFalse(Files.exists(scratch.resolve("work/temp_checkpoint")));
        assertFalse(Files.exists(scratch.resolve("work/IN_PROGRESS")));
    }

    @Test
    void aCrashAtAnyOperationIsMadeGoodByTheSameCommand() throws Exception {
        var counter = FaultyFileStore.counting(REAL);
        prepareForCrash();
        checkpoints(counter).rollBack(1);
        for (int number = 1; number <= counter.operations(); number++) {
            prepareForCrash();
            var files = FaultyFileStore.crashingAt(number, REAL);
            assertThrows(FaultyFileStore.Crash.class, () -> checkpoints(files).rollBack(1));
            String content = Files.readString(site);
            assertTrue(content.equals("newest") || content.equals("first"), content);
            checkpoints().rollBack(1);
            String when = "after a crash at operation " + number;
            assertEquals("first", Files.readString(site), when);
            assertFalse(Files.exists(scratch.resolve("created")), when);
            assertEquals(0, checkpoints().count(), when);
            assertEquals(2, DirectoryListing.of(scratch).size(), when); // the site and the work directory
        }
    }

    private void prepareForCrash() throws IOException {
        Path directory = checkpoint("backups/1.5", "first");
        Files.writeString(site, "newest");
        Path created = Files.writeString(scratch.resolve("created"), "x");
        Files.writeString(directory.resolve("NEW_FILES"), created + "\n");
    }
}
