package org.jcertbot.core.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.file.TemporaryName;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.testing.FaultyFileStore;
import org.jcertbot.core.testing.InMemoryTempDirectories;
import org.jcertbot.core.testing.TestCertificates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breaks a creation and a renewal at every single operation in turn. */
final class LineageCrashTest {
    private static final String NAME = "p384.example.test";
    private static final PosixFileStore REAL = new PosixFileStore();

    @TempDir(factory = InMemoryTempDirectories.class)
    private Path scratch;

    private TestCertificates certificates;

    @BeforeEach
    void unpackCertificates() throws Exception {
        certificates = TestCertificates.in(Files.createDirectory(scratch.resolve("reference")));
    }

    private interface FaultAt {
        FaultyFileStore operation(int number);
    }

    private interface Work {
        void on(Storage storage, LineageStore store) throws CertbotException, IOException;
    }

    @Test
    void aCrashAtAnyOperationOfARenewalLeavesAMatchingPair() throws Exception {
        renewalsThatBreak(number -> FaultyFileStore.crashingAt(number, REAL), true);
    }

    @Test
    void aFailureOfAnyOperationOfARenewalLeavesAMatchingPair() throws Exception {
        renewalsThatBreak(number -> FaultyFileStore.failingAt(number, REAL), true);
    }

    @Test
    void withoutExchangeAFailureOfAnyOperationLeavesAMatchingPair() throws Exception {
        renewalsThatBreak(number -> FaultyFileStore.failingAt(number, REAL).withoutExchange(), true);
    }

    @Test
    void withoutExchangeTheNextStartCompletesWhatACrashInterrupted() throws Exception {
        renewalsThatBreak(number -> FaultyFileStore.crashingAt(number, REAL).withoutExchange(), false);
    }

    private void renewalsThatBreak(FaultAt fault, boolean alwaysServes) throws Exception {
        int operations = operationsOf((storage, store) -> storage.renew(NAME, 2, store), fault);
        for (int number = 1; number <= operations; number++) {
            Storage storage = renewable("renewal" + number);
            attempt(storage, fault.operation(number), (place, store) -> place.renew(NAME, 2, store));
            if (alwaysServes) storage.servedPair(NAME);

            List<Lineage> all = storage.lineages().all();
            String when = "after a fault at operation " + number;
            assertEquals(List.of(), storage.broken(), when);
            int served = storage.servedPair(NAME);
            assertTrue(served == 1 || served == 2, when);
            assertTidy(storage, when);
            Lineage lineage = all.get(0);
            assertEquals(served, lineage.linkedVersion(), when);

            storage.store().deploy(lineage);
            storage.renew(NAME, 3, storage.store());
            assertEquals(3, storage.servedPair(NAME), when);
            assertTidy(storage, when);
            assertEquals("mine", Storage.text(storage.live(NAME).resolve("combined.pem")), when);
            assertEquals("deep", Storage.text(storage.live(NAME).resolve("sub").resolve("file")), when);
            assertTrue(Files.exists(storage.live(NAME).resolve("README")), when);
            assertEquals(List.of(), leftovers(storage.archive(NAME)), when);
        }
    }

    @Test
    void aCrashAtAnyOperationOfACreationLeavesAllOrNothing() throws Exception {
        creationsThatBreak(number -> FaultyFileStore.crashingAt(number, REAL));
    }

    @Test
    void aFailureOfAnyOperationOfACreationLeavesAllOrNothing() throws Exception {
        creationsThatBreak(number -> FaultyFileStore.failingAt(number, REAL));
    }

    private void creationsThatBreak(FaultAt fault) throws Exception {
        Storage counted = place("count");
        var counter = FaultyFileStore.counting(REAL);
        counted.create(NAME, counted.store(counter, Storage.PARAMS));
        for (int number = 1; number <= counter.operations(); number++) {
            Storage storage = place("creation" + number);
            attempt(storage, fault.operation(number), (place, store) -> place.create(NAME, store));

            String when = "after a fault at operation " + number;
            List<Lineage> all = storage.lineages().all();
            assertEquals(List.of(), storage.broken(), when);
            assertTidy(storage, when);
            if (all.isEmpty()) {
                assertEquals(new CertName(NAME), storage.store().freeName(new CertName(NAME)), when);
                assertFalse(Files.exists(storage.archive(NAME)), when);
                storage.create(NAME, storage.store());
            }
            assertEquals(1, storage.servedPair(NAME), when);
            assertEquals(
                    Optional.of(NAME),
                    storage.lineages()
                            .find(new CertName(NAME))
                            .map(found -> found.name().text()));
            assertEquals(List.of(), leftovers(storage.config()), when);
        }
    }

    @Test
    void aNextStateThatNeverCameIntoUseIsRemoved() throws Exception {
        Storage storage = renewable("leftover");
        Path leftover = Files.createDirectory(storage.config().resolve("live").resolve("." + NAME + ".new"));
        Files.createSymbolicLink(leftover.resolve("cert.pem"), Path.of("../../archive/" + NAME + "/cert2.pem"));
        Files.createLink(leftover.resolve("README"), storage.live(NAME).resolve("README"));
        storage.lineages().all();
        assertTidy(storage, "after a scan");
        assertTrue(Files.exists(storage.live(NAME).resolve("README")));
    }

    @Test
    void temporaryNamesOfFilesThatWereFinishedGo() throws Exception {
        Storage storage = renewable("temporary");
        Path live = storage.config().resolve("live");
        Files.move(storage.live(NAME), live.resolve("." + NAME + ".new"));
        Files.createLink(TemporaryName.of(storage.renewalFile(NAME)), storage.renewalFile(NAME));
        Files.createLink(TemporaryName.of(live.resolve("README")), live.resolve("README"));
        storage.lineages().all();
        storage.create("b.test", storage.store());
        assertEquals(List.of(), leftovers(storage.config()));
    }

    @Test
    void aFileThatOnlyTheReplacedDirectoryHasIsMovedBack() throws Exception {
        Storage storage = renewable("moved");
        Path leftover = Files.createDirectory(storage.config().resolve("live").resolve("." + NAME + ".new"));
        Files.writeString(leftover.resolve("made-meanwhile"), "x");
        storage.lineages().find(new CertName(NAME));
        assertEquals("x", Storage.text(storage.live(NAME).resolve("made-meanwhile")));
        assertTidy(storage, "after a find");
    }

    @Test
    void keysOfAnArchiveWithoutRenewalFileAreNeverDeleted() throws Exception {
        Storage storage = renewable("archive");
        storage.renew(NAME, 2, storage.store());
        Files.delete(storage.renewalFile(NAME));
        Files.move(storage.live(NAME), storage.config().resolve("live").resolve("." + NAME + ".new"));
        storage.lineages().all();
        assertTrue(Files.exists(storage.archive(NAME).resolve("privkey1.pem")));
        assertTrue(Files.exists(storage.archive(NAME).resolve("privkey2.pem")));
    }

    @Test
    void aRunThatMayNotWriteGoesOn() throws Exception {
        Storage storage = renewable("readonly");
        Files.createDirectory(storage.config().resolve("live").resolve("." + NAME + ".new"));
        var denied = FaultyFileStore.failingAt(1, REAL);
        List<Lineage> all = new Lineages(storage.config(), denied).all();
        assertEquals(1, all.size());
    }

    private Storage place(String name) throws IOException {
        return new Storage(Files.createDirectories(scratch.resolve(name).resolve("config")), certificates);
    }

    private Storage renewable(String place) throws Exception {
        Storage storage = place(place);
        storage.create(NAME, storage.store());
        Files.writeString(storage.live(NAME).resolve("combined.pem"), "mine");
        Path sub = Files.createDirectory(storage.live(NAME).resolve("sub"));
        Files.writeString(sub.resolve("file"), "deep");
        return storage;
    }

    private int operationsOf(Work work, FaultAt fault) throws Exception {
        Storage storage = renewable("count");
        var counter = fault.operation(Integer.MAX_VALUE);
        work.on(storage, storage.store(counter, Storage.PARAMS));
        assertTrue(counter.operations() > 10, "too few operations to mean anything");
        return counter.operations();
    }

    private static void attempt(Storage storage, FaultyFileStore files, Work work) throws IOException {
        try {
            work.on(storage, storage.store(files, Storage.PARAMS));
        } catch (FaultyFileStore.Crash crash) {
            assertTrue(files.operations() > 0);
        } catch (CertbotException failure) {
            assertFalse(failure.nextStep().isEmpty());
        }
    }

    private static void assertTidy(Storage storage, String when) throws IOException {
        Path live = storage.config().resolve("live");
        if (Files.exists(live)) assertEquals(List.of(), leftovers(live), when);
    }

    private static List<String> leftovers(Path directory) throws IOException {
        var hidden = new ArrayList<String>();
        for (String path : Storage.tree(directory)) {
            if (Path.of(path).getFileName().toString().startsWith(".")) hidden.add(path);
        }
        return hidden;
    }
}
