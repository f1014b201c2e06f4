package org.jcertbot.core.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.testing.InMemoryTempDirectories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a later run takes back, after somebody else has changed the same files. */
final class EditedMeanwhileTest {
    private static final PosixFileStore REAL = new PosixFileStore();
    private static final String SITE = "etc/nginx.conf";
    private static final String KEPT = "work/kept/nginx.conf_0";

    @TempDir(factory = InMemoryTempDirectories.class)
    private Path scratch;

    private Site site;
    private Map<String, String> before;

    @BeforeEach
    void makeSite() throws IOException {
        site = Site.in(scratch);
        before = site.snapshot();
    }

    /** The run that began this is killed. */
    private void presentChallenge() throws Exception {
        var reversal = Reversal.removing(List.of("ours\n".getBytes(UTF_8)), List.of("ours".getBytes(UTF_8)));
        site.checkpoints(REAL)
                .temporary()
                .apply(List.of(site.replacing(SITE, "ours\nmain\n").reversedBy(reversal)));
    }

    private void finish(String after) throws CertbotException, IOException {
        ChangeSet changes = site.checkpoints(REAL).permanent();
        changes.apply(List.of(site.replacing(SITE, after)));
        changes.finish("Deployed ACME Certificate");
    }

    private void edit(String text) throws IOException {
        Files.writeString(site.path(SITE), text);
    }

    @Test
    void aChallengeIsTakenOutAndTheirChangeStays() throws Exception {
        presentChallenge();
        edit("ours\nmain\ntheirs\n");
        assertEquals(Set.of(site.path(SITE)), site.checkpoints(REAL).recover());
        assertEquals("main\ntheirs\n", site.read(SITE));
        assertFalse(Files.exists(site.path("work/kept")));
        assertFalse(Files.exists(site.path("work/temp_checkpoint")));
    }

    @Test
    void aFileWithoutTheChallengeStaysAsTheyLeftIt() throws Exception {
        presentChallenge();
        edit("main\nwithout the challenge\n");
        site.checkpoints(REAL).recover();
        assertEquals("main\nwithout the challenge\n", site.read(SITE));
    }

    @Test
    void aFileThatTheyHaveDeletedStaysDeleted() throws Exception {
        presentChallenge();
        Files.delete(site.path(SITE));
        site.checkpoints(REAL).recover();
        assertFalse(Files.exists(site.path(SITE)));
        assertFalse(Files.exists(site.path("work/temp_checkpoint")));
        assertEquals("main\n", site.read(KEPT));
    }

    @Test
    void aFileWhoseDirectoryIsNotThereIsRestoredOnceItIs() throws Exception {
        presentChallenge();
        Path unmounted = site.path("elsewhere");
        Files.move(site.path("etc"), unmounted);
        var failure = assertThrows(
                StorageException.class, () -> site.checkpoints(REAL).recover());
        assertEquals(site.path(SITE) + ": no such file or directory", failure.why());
        Files.move(unmounted, site.path("etc"));
        assertEquals(Set.of(site.path(SITE)), site.checkpoints(REAL).recover());
        assertEquals(before, site.snapshot());
        assertFalse(Files.exists(site.path("work/kept")));
    }

    @Test
    void aLinkWhoseFileIsNotThereStaysALink() throws Exception {
        presentChallenge();
        Path shared = site.path("shared.conf");
        Path unmounted = site.path("elsewhere.conf");
        Files.move(site.path(SITE), unmounted);
        Files.createSymbolicLink(site.path(SITE), shared);
        assertThrows(StorageException.class, () -> site.checkpoints(REAL).recover());
        Files.move(unmounted, shared);
        assertEquals(Set.of(site.path(SITE)), site.checkpoints(REAL).recover());
        assertTrue(Files.isSymbolicLink(site.path(SITE)));
        assertEquals("main\n", site.read(SITE));
    }

    @Test
    void whatCannotBeToldApartIsKeptAndTheSavedCopyComesBack() throws Exception {
        presentChallenge();
        edit("OURS\nours in another layout, main\n");
        site.checkpoints(REAL).recover();
        assertEquals(before, site.snapshot());
        assertEquals("OURS\nours in another layout, main\n", site.read(KEPT));
    }

    @Test
    void whatIsNotKnownCompletelyIsKeptAndTheSavedCopyComesBack() throws Exception {
        presentChallenge();
        edit("ours\nmain\ntheirs\n");
        Path written = site.path("work/temp_checkpoint/WRITTEN");
        Files.writeString(written, "inserted b3Vyc " + site.path(SITE) + "\nwrote 0 \0\n", StandardOpenOption.APPEND);
        site.checkpoints(REAL).recover();
        assertEquals(before, site.snapshot());
        assertEquals("ours\nmain\ntheirs\n", site.read(KEPT));
    }

    @Test
    void anUnfinishedChangeIsTakenBackAndTheirVersionIsKept() throws Exception {
        site.checkpoints(REAL).permanent().apply(List.of(site.replacing(SITE, "ours")));
        edit("ours and theirs");
        site.checkpoints(REAL).recover();
        assertEquals(before, site.snapshot());
        assertEquals("ours and theirs", site.read(KEPT));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(site.path(KEPT))));
    }

    @Test
    void aRollbackKeepsTheirVersionOnce() throws Exception {
        finish("first");
        finish("second");
        edit("second, edited");
        site.checkpoints(REAL).rollBack(2);
        assertEquals(before, site.snapshot());
        assertEquals("second, edited", site.read(KEPT));
        assertFalse(Files.exists(site.path("work/kept/nginx.conf_1")));
    }

    @Test
    void anUneditedFileIsRestoredWithoutAKeptVersion() throws Exception {
        finish("first");
        finish("second");
        site.checkpoints(REAL).rollBack(2);
        assertEquals(before, site.snapshot());
        assertFalse(Files.exists(site.path("work/kept")));
    }

    @Test
    void aNewFileThatTheyHaveEditedIsKeptAndGoes() throws Exception {
        Path added = site.path("etc/added.conf");
        site.checkpoints(REAL)
                .temporary()
                .apply(List.of(FileChange.create(added, "added".getBytes(UTF_8), FileMode.PUBLIC)));
        Files.writeString(added, "added and edited");
        site.checkpoints(REAL).recover();
        assertEquals(before, site.snapshot());
        assertEquals("added and edited", site.read("work/kept/added.conf_0"));
    }

    @Test
    void whatIsBehindALinkThatTheyHaveMadeIsKeptToo() throws Exception {
        finish("ours");
        Files.writeString(site.path("etc/shared.conf"), "theirs");
        Files.delete(site.path(SITE));
        Files.createSymbolicLink(site.path(SITE), Path.of("shared.conf"));
        site.checkpoints(REAL).rollBack(1);
        assertEquals("main\n", site.read(SITE));
        assertEquals("theirs", site.read(KEPT));
    }

    @Test
    void theSameVersionIsNotKeptTwice() throws Exception {
        var kept = new KeptVersions(site.path("work/kept"), REAL);
        Path first = kept.keep(site.path(SITE), "theirs".getBytes(UTF_8));
        assertEquals(first, kept.keep(site.path(SITE), "theirs".getBytes(UTF_8)));
        Path other = kept.keep(site.path(SITE), "others'".getBytes(UTF_8));
        assertEquals(List.of("theirs", "others'"), List.of(Files.readString(first), Files.readString(other)));
    }

    @Test
    void whatWasInsertedInTwoStepsIsTakenOutInBoth() throws Exception {
        ChangeSet changes = site.checkpoints(REAL).temporary();
        changes.apply(List.of(site.replacing(SITE, "1main\n").reversedBy(removing("1"))));
        changes.apply(List.of(site.replacing(SITE, "12main\n").reversedBy(removing("2"))));
        edit("12main, edited\n");
        changes.revert();
        assertEquals("main, edited\n", site.read(SITE));
    }

    private static Reversal removing(String text) {
        return Reversal.removing(List.of(text.getBytes(UTF_8)), List.of());
    }
}
