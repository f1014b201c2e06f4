package org.jcertbot.core.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.DirectoryListing;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.testing.FaultyFileStore;
import org.jcertbot.core.testing.InMemoryTempDirectories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChangeSetTest {
    private static final PosixFileStore REAL = new PosixFileStore();
    private static final String FINISHED = "work/backups/1795262400.500000";

    @TempDir(factory = InMemoryTempDirectories.class)
    private Path scratch;

    private Site site;
    private Checkpoints checkpoints;
    private Map<String, String> before;

    @BeforeEach
    void makeSite() throws IOException {
        site = Site.in(scratch);
        checkpoints = site.checkpoints(REAL);
        before = site.snapshot();
    }

    @Test
    void theFilesOfTwoWithOneNameDoNotGetMixedUp() throws Exception {
        ChangeSet changes = checkpoints.permanent();
        changes.apply(List.of(site.replacing("etc/nginx.conf", "x"), site.replacing("etc/sites/nginx.conf", "y")));
        assertEquals("x", site.read("etc/nginx.conf"));
        assertEquals("y", site.read("etc/sites/nginx.conf"));
        changes.finish("Deployed ACME Certificate");
        assertEquals("main\n", site.read(FINISHED + "/nginx.conf_0"));
        assertEquals("a site\n", site.read(FINISHED + "/nginx.conf_1"));
        checkpoints.rollBack(1);
        assertEquals(before, site.snapshot());
    }

    @Test
    void aFinishedCheckpointLooksLikeOneOfTheOriginal() throws Exception {
        ChangeSet changes = checkpoints.permanent();
        changes.apply(List.of(
                site.replacing("etc/link to site", "new"),
                FileChange.create(site.path("etc/added.conf"), "added".getBytes(UTF_8), FileMode.PUBLIC)));
        changes.willBeUndoneBy(List.of("a2dismod", "-f", "a \"b\", c"));
        changes.note("Changed a site");
        changes.note("Added another\n");
        changes.finish("Deployed ACME Certificate");

        assertEquals(site.path("etc/sites/nginx.conf") + "\n", site.read(FINISHED + "/FILEPATHS"));
        assertEquals(site.path("etc/added.conf") + "\n", site.read(FINISHED + "/NEW_FILES"));
        assertEquals("a2dismod,-f,\"a \"\"b\"\", c\"\r\n", site.read(FINISHED + "/COMMANDS"));
        assertEquals(
                "-- Deployed ACME Certificate --\nChanged a site\nAdded another\n",
                site.read(FINISHED + "/CHANGES_SINCE"));
        Path copy = site.path(FINISHED + "/nginx.conf_0");
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
        assertEquals(Site.LONG_AGO, Files.getLastModifiedTime(copy));
        assertEquals("rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(site.path(FINISHED))));
        assertFalse(Files.exists(site.path("work/IN_PROGRESS")));
    }

    @Test
    void linksAndModesStay() throws Exception {
        ChangeSet changes = checkpoints.permanent();
        changes.apply(List.of(site.replacing("etc/link to site", "new")));
        assertTrue(Files.isSymbolicLink(site.path("etc/link to site")));
        assertEquals("new", site.read("etc/sites/nginx.conf"));
        assertEquals(
                "rw-r-----",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(site.path("etc/sites/nginx.conf"))));
        changes.revert();
        assertEquals(before, site.snapshot());
    }

    @Test
    void theOldestCopyIsRestored() throws Exception {
        ChangeSet changes = checkpoints.temporary();
        changes.apply(List.of(site.replacing("etc/link to site", "first")));
        changes.apply(List.of(site.replacing("etc/sites/nginx.conf", "second")));
        assertEquals("second", site.read("etc/sites/nginx.conf"));
        changes.revert();
        assertEquals(before, site.snapshot());
        assertFalse(Files.exists(site.path("work/temp_checkpoint")));
    }

    @Test
    void newFilesAndLinksGo() throws Exception {
        ChangeSet changes = checkpoints.temporary();
        changes.apply(List.of(
                FileChange.create(site.path("etc/added.conf"), "added".getBytes(UTF_8), FileMode.SECRET),
                FileChange.link(site.path("etc/added link"), Path.of("added.conf"))));
        assertEquals("added", site.read("etc/added link"));
        changes.apply(List.of(site.replacing("etc/added.conf", "changed")));
        changes.revert();
        assertEquals(before, site.snapshot());
    }

    @Test
    void undoCommandsRunTheLatestFirst() throws Exception {
        ChangeSet changes = checkpoints.temporary();
        changes.willBeUndoneBy(List.of("a2dismod", "ssl"));
        changes.willBeUndoneBy(List.of("a2dismod", "rewrite"));
        changes.revert();
        changes.revert();
        assertEquals(
                List.of("a2dismod rewrite", "a2dismod ssl"), site.commands().commands());
    }

    @Test
    void whatSomebodyElseChangedSinceIsNotOverwritten() throws Exception {
        Replacement change = site.replacing("etc/nginx.conf", "new");
        Files.writeString(site.path("etc/nginx.conf"), "edited meanwhile");
        assertRefused(List.of(site.replacing("etc/sites/nginx.conf", "new"), change), "somebody else");
        assertEquals("edited meanwhile", site.read("etc/nginx.conf"));
        assertEquals("a site\n", site.read("etc/sites/nginx.conf"));
    }

    @Test
    void aFileThatIsThereIsNotCreatedAndNotDeleted() throws Exception {
        assertRefused(
                List.of(FileChange.create(site.path("etc/nginx.conf"), new byte[0], FileMode.PUBLIC)),
                "already exists");
        assertRefused(List.of(FileChange.link(site.path("etc/link to site"), Path.of("nginx.conf"))), "already exists");
        assertEquals(before, site.snapshot());
    }

    @Test
    void aNameThatAListCannotHoldIsRefused() throws Exception {
        for (String name : List.of("etc/two\nlines", "etc/return\r", "etc/next\u0085line", "etc/separated\u2028")) {
            site.write(name, "x", "rw-r--r--");
            assertRefused(List.of(site.replacing(name, "new")), "characters");
            assertEquals("x", site.read(name));
        }
    }

    @Test
    void aFileInUseForAChallengeIsNotChangedForGood() throws Exception {
        ChangeSet challenge = checkpoints.temporary();
        challenge.apply(List.of(site.replacing("etc/nginx.conf", "with challenge")));
        assertRefused(List.of(site.replacing("etc/nginx.conf", "new")), "challenge");
        challenge.revert();
        checkpoints.permanent().apply(List.of(site.replacing("etc/nginx.conf", "new")));
        assertEquals("new", site.read("etc/nginx.conf"));
    }

    @Test
    void twoServersCanPresentChallengesAtOnce() throws Exception {
        ChangeSet first = checkpoints.temporary();
        ChangeSet second = site.checkpoints(REAL).temporary();
        first.apply(List.of(site.replacing("etc/nginx.conf", "1").reversedBy(without("1"))));
        second.apply(List.of(site.replacing("etc/nginx.conf", "12").reversedBy(without("2"))));
        first.revert();
        assertEquals("2", site.read("etc/nginx.conf"));
        second.revert();
        assertEquals("", site.read("etc/nginx.conf"));
    }

    @Test
    void challengesOfTwoServersAreRecoveredTheLatestFirst() throws Exception {
        checkpoints.temporary().apply(List.of(site.replacing("etc/nginx.conf", "1")));
        checkpoints.temporary().apply(List.of(site.replacing("etc/nginx.conf", "12")));
        site.recover();
        assertEquals(before, site.snapshot());
        assertEquals(List.of(), DirectoryListing.of(site.path("work")));
    }

    private static Reversal without(String ours) {
        return Reversal.removing(List.of(ours.getBytes(UTF_8)), List.of());
    }

    @Test
    void whatSomebodyElseAddsWhileChallengesArePresentedStays() throws Exception {
        ChangeSet changes = checkpoints.temporary();
        changes.apply(
                List.of(site.replacing("etc/sites/nginx.conf", "ours\na site\n").reversedBy(without("ours\n"))));
        Files.writeString(site.path("etc/sites/nginx.conf"), "ours\na site\ntheirs\n");
        changes.revert();
        assertEquals("a site\ntheirs\n", site.read("etc/sites/nginx.conf"));
        assertEquals(
                "rw-r-----",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(site.path("etc/sites/nginx.conf"))));
    }

    @Test
    void whatCannotBeToldApartIsKeptElsewhere() throws Exception {
        ChangeSet changes = checkpoints.temporary();
        changes.apply(List.of(
                site.replacing("etc/nginx.conf", "ours"),
                FileChange.create(site.path("etc/added.conf"), "added".getBytes(UTF_8), FileMode.PUBLIC)));
        Files.writeString(site.path("etc/nginx.conf"), "theirs");
        Files.writeString(site.path("etc/added.conf"), "theirs too");
        changes.revert();
        assertEquals(before, site.snapshot());
        assertEquals("theirs", site.read("work/kept/nginx.conf_0"));
        assertEquals("theirs too", site.read("work/kept/added.conf_0"));
    }

    @Test
    void aFinishedCheckpointCanBeTakenBackByItself() throws Exception {
        ChangeSet first = checkpoints.permanent();
        first.apply(List.of(site.replacing("etc/nginx.conf", "first")));
        first.finish("First");
        ChangeSet second = checkpoints.permanent();
        second.apply(List.of(site.replacing("etc/nginx.conf", "second")));
        SavedCheckpoint saved = second.finish("Second");
        assertEquals(2, checkpoints.count());
        saved.revert();
        saved.revert();
        assertEquals("first", site.read("etc/nginx.conf"));
        assertEquals(1, checkpoints.count());
    }

    @Test
    void withoutChangesThereIsNoCheckpoint() throws Exception {
        ChangeSet changes = checkpoints.permanent();
        changes.note("Nothing to do");
        changes.finish("Nothing").revert();
        assertEquals(0, checkpoints.count());
        assertFalse(Files.exists(site.path("work/IN_PROGRESS")));
    }

    @Test
    void changesThatNobodyTookBackAreNotMixedWithOthers() throws Exception {
        checkpoints.permanent().apply(List.of(site.replacing("etc/nginx.conf", "half")));
        var failure = assertThrows(StorageException.class, checkpoints::permanent);
        assertTrue(failure.why().contains("IN_PROGRESS"), failure.why());
        checkpoints.recover();
        assertEquals(before, site.snapshot());
    }

    @Test
    void aSetThatHasEndedTakesNoMore() throws Exception {
        ChangeSet changes = checkpoints.permanent();
        changes.revert();
        assertThrows(IllegalStateException.class, () -> changes.note("too late"));
    }

    @Test
    void theCostOfManyFilesIsProportional() throws Exception {
        int perFile = operationsFor(100) / 100;
        assertTrue(operationsFor(5000) / 5000 <= perFile, "more than " + perFile + " operations for each");
    }

    private int operationsFor(int count) throws Exception {
        var changes = new ArrayList<FileChange>();
        for (int i = 0; i < count; i++) {
            site.write("etc/many/" + i, "old " + i, "rw-r--r--");
            changes.add(site.replacing("etc/many/" + i, "new " + i));
        }
        before = site.snapshot();
        var counter = FaultyFileStore.counting(REAL);
        ChangeSet set = site.checkpoints(counter).temporary();
        set.apply(changes);
        assertEquals("new 7", site.read("etc/many/7"));
        set.revert();
        assertEquals(before, site.snapshot());
        return counter.operations();
    }

    private void assertRefused(List<FileChange> changes, String reason) throws CertbotException {
        ChangeSet set = checkpoints.permanent();
        var failure = assertThrows(StorageException.class, () -> set.apply(changes));
        assertTrue(failure.why().contains(reason), failure.getMessage());
        assertFalse(Files.exists(site.path("work/IN_PROGRESS")));
    }
}
