package org.jcertbot.core.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.identifier.CertName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LineageDeletionTest extends LineageCase {
    private static final CertName A = new CertName("a.test");
    private static final CertName B = new CertName("b.test");

    @BeforeEach
    void createTwo() throws Exception {
        storage.create("a.test", storage.store());
        storage.create("b.test", storage.store());
    }

    private LineageDeletion deletion() {
        return new LineageDeletion(storage.config(), new PosixFileStore());
    }

    private void replaceInRenewalFile(String name, String text, String by) throws Exception {
        Path file = storage.renewalFile(name);
        Files.writeString(file, Storage.text(file).replace(text, by));
    }

    @Test
    void nothingOfTheLineageIsLeftAndTheOtherIsWhole() throws Exception {
        storage.renew("a.test", 2, storage.store());
        deletion().delete(A);
        assertEquals(List.of("b.test.conf"), Storage.tree(storage.config().resolve("renewal")));
        assertFalse(Files.exists(storage.live("a.test")));
        assertFalse(Files.exists(storage.archive("a.test")));
        assertTrue(Files.exists(storage.config().resolve("live").resolve("README")));
        assertEquals(1, storage.servedPair("b.test"));
        assertEquals(List.of(B), deletion().names());
    }

    @Test
    void theNameCanBeUsedAgain() throws Exception {
        deletion().delete(A);
        assertEquals(A, storage.store().freeName(A));
        storage.create("a.test", storage.store());
        assertEquals(1, storage.servedPair("a.test"));
    }

    @Test
    void whatOthersPutIntoTheLiveDirectoryStays() throws Exception {
        Files.writeString(storage.live("a.test").resolve("combined.pem"), "mine");
        deletion().delete(A);
        assertEquals(List.of("combined.pem"), Storage.tree(storage.live("a.test")));
    }

    @Test
    void notesOfAnInterruptedRenewalOfTheOriginalGo() throws Exception {
        Files.createSymbolicLink(
                storage.live("a.test").resolve("previous_cert.pem"),
                storage.archive("a.test").resolve("cert1.pem"));
        deletion().delete(A);
        assertFalse(Files.exists(storage.live("a.test")));
    }

    @Test
    void linksInAnotherPlaceAreFound() throws Exception {
        Path elsewhere = scratch.resolve("elsewhere");
        Files.createDirectory(elsewhere);
        for (PemKind kind : PemKind.ALL) {
            Files.createSymbolicLink(
                    elsewhere.resolve(kind.linkName()),
                    storage.archive("a.test").resolve(kind.archiveName(1)));
        }
        replaceInRenewalFile("a.test", storage.live("a.test").toString(), elsewhere.toString());
        assertEquals(elsewhere, deletion().liveDirectory(A));
        deletion().delete(A);
        assertFalse(Files.exists(elsewhere));
    }

    @Test
    void aBrokenLineageIsDeletedToo() throws Exception {
        Files.delete(storage.live("a.test").resolve("cert.pem"));
        Files.delete(storage.archive("a.test").resolve("privkey1.pem"));
        deletion().delete(A);
        assertFalse(Files.exists(storage.live("a.test")));
        assertFalse(Files.exists(storage.archive("a.test")));
    }

    @Test
    void anArchiveThatAnotherLineageUsesStays() throws Exception {
        replaceInRenewalFile(
                "b.test", "archive_dir = " + storage.archive("b.test"), "archive_dir = " + storage.archive("a.test"));
        Lineage a = storage.lineages().load(A);
        assertEquals(List.of(B), deletion().othersInArchiveOf(a));
        deletion().delete(A);
        assertTrue(Files.exists(storage.archive("a.test").resolve("privkey1.pem")));
        assertFalse(Files.exists(storage.renewalFile("a.test")));
    }

    @Test
    void anArchiveThatHoldsEverythingStays() throws Exception {
        replaceInRenewalFile("a.test", "archive_dir = " + storage.archive("a.test"), "archive_dir = " + scratch);
        deletion().delete(A);
        assertEquals(1, storage.servedPair("b.test"));
    }

    @Test
    void linksInAnArchiveAreNotFollowed() throws Exception {
        Path precious = Files.createDirectory(scratch.resolve("precious"));
        Files.writeString(precious.resolve("file"), "x");
        Files.createSymbolicLink(storage.archive("a.test").resolve("link"), precious);
        deletion().delete(A);
        assertTrue(Files.exists(precious.resolve("file")));
    }

    @Test
    void anArchiveBehindALinkGoesWithTheLink() throws Exception {
        Path disk = scratch.resolve("disk");
        Files.move(storage.archive("a.test"), disk);
        Files.createSymbolicLink(storage.archive("a.test"), disk);
        deletion().delete(A);
        assertFalse(Files.exists(disk));
        assertFalse(Files.isSymbolicLink(storage.archive("a.test")));
    }

    @Test
    void anUnparsableRenewalFileGoesAloneAndTheRestIsNamed() throws Exception {
        Files.writeString(storage.renewalFile("a.test"), "[unclosed");
        var failure = assertThrows(StorageException.class, () -> deletion().delete(A));
        assertFalse(Files.exists(storage.renewalFile("a.test")));
        assertTrue(Files.exists(storage.archive("a.test")));
        assertTrue(failure.nextStep().contains(storage.live("a.test").toString()), failure.nextStep());
        assertTrue(failure.nextStep().contains(storage.archive("a.test").toString()), failure.nextStep());
    }

    @Test
    void anEmptyRenewalFileDoesNotTakeKeysOfTheSameNameWithIt() throws Exception {
        Files.writeString(storage.renewalFile("a.test"), "");
        assertThrows(StorageException.class, () -> deletion().delete(A));
        assertTrue(Files.exists(storage.archive("a.test").resolve("privkey1.pem")));
    }

    @Test
    void anEmptyRenewalFileWithoutDirectoriesJustGoes() throws Exception {
        Path file = storage.renewalFile("c.test");
        Files.writeString(file, "");
        deletion().delete(new CertName("c.test"));
        assertFalse(Files.exists(file));
    }

    @Test
    void anUnknownNameIsRefused() {
        var failure = assertThrows(StorageException.class, () -> deletion().delete(new CertName("c.test")));
        assertTrue(failure.what().startsWith("No certificate found with name c.test (expected "), failure.what());
    }

    @Test
    void directoriesWithoutRenewalFileAreNamedAndKept() throws Exception {
        Files.delete(storage.renewalFile("a.test"));
        var failure = assertThrows(StorageException.class, () -> deletion().delete(A));
        assertTrue(failure.nextStep().contains(storage.archive("a.test").toString()), failure.nextStep());
        assertTrue(Files.exists(storage.archive("a.test").resolve("privkey1.pem")));
    }

    @Test
    void aDeletionThatHadBegunDoesNotTouchANewLineageOfThatName() throws Exception {
        Path hidden = storage.renewalFile("a.test").resolveSibling(".a.test.del");
        Files.copy(storage.renewalFile("a.test"), hidden);
        storage.lineages().all();
        assertFalse(Files.exists(hidden));
        assertEquals(1, storage.servedPair("a.test"));
    }
}
