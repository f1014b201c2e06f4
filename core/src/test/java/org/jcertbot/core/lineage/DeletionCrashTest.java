package org.jcertbot.core.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.testing.FaultyFileStore;
import org.jcertbot.core.testing.InMemoryTempDirectories;
import org.jcertbot.core.testing.TestCertificates;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breaks a deletion at every single operation in turn. */
final class DeletionCrashTest {
    private static final CertName NAME = new CertName("p384.example.test");
    private static final PosixFileStore REAL = new PosixFileStore();

    /** What somebody does after a deletion broke off. */
    private interface Afterwards {
        void on(Storage storage, String when) throws Exception;
    }

    @TempDir(factory = InMemoryTempDirectories.class)
    private Path scratch;

    private TestCertificates certificates;

    @BeforeEach
    void unpackCertificates() throws Exception {
        certificates = TestCertificates.in(Files.createDirectory(scratch.resolve("reference")));
    }

    @Test
    void afterACrashAnotherDeletionEndsIt() throws Exception {
        breakEverywhere(number -> FaultyFileStore.crashingAt(number, REAL), DeletionCrashTest::deleteAgain);
    }

    @Test
    void afterAFailureAnotherDeletionEndsIt() throws Exception {
        breakEverywhere(number -> FaultyFileStore.failingAt(number, REAL), DeletionCrashTest::deleteAgain);
    }

    @Test
    void afterACrashTheLineageIsWholeOrItsNameIsFree() throws Exception {
        breakEverywhere(number -> FaultyFileStore.crashingAt(number, REAL), (storage, when) -> {
            List<Lineage> all = storage.lineages().all();
            assertEquals(List.of(), storage.broken(), when);
            if (all.isEmpty()) {
                assertEquals(NAME, storage.store().freeName(NAME), when);
                storage.create(NAME.text(), storage.store());
            }
            storage.servedPair(NAME.text());
            assertEquals(List.of(NAME + ".conf"), Storage.tree(storage.config().resolve("renewal")), when);
        });
    }

    private void breakEverywhere(IntFunction<FaultyFileStore> fault, Afterwards afterwards) throws Exception {
        var counter = FaultyFileStore.counting(REAL);
        attempt(lineage("count"), counter);
        assertTrue(counter.operations() > 10, "too few operations to mean anything");
        for (int number = 1; number <= counter.operations(); number++) {
            Storage storage = lineage("deletion" + number);
            attempt(storage, fault.apply(number));
            afterwards.on(storage, "after a fault at operation " + number);
        }
    }

    private static void attempt(Storage storage, FaultyFileStore files) {
        try {
            deletion(storage, files).delete(NAME);
        } catch (FaultyFileStore.Crash crash) {
            assertTrue(files.operations() > 0);
        } catch (StorageException failure) {
            assertFalse(failure.nextStep().isEmpty());
        }
    }

    private static void deleteAgain(Storage storage, String when) throws Exception {
        boolean ended = !Files.exists(storage.renewalFile(NAME.text()).resolveSibling("." + NAME + ".del"))
                && !Files.exists(storage.renewalFile(NAME.text()));
        if (!ended) deletion(storage, REAL).delete(NAME);
        assertFalse(Files.exists(storage.live(NAME.text())), when);
        assertFalse(Files.exists(storage.archive(NAME.text())), when);
        assertEquals(List.of(), Storage.tree(storage.config().resolve("renewal")), when);
    }

    private static LineageDeletion deletion(Storage storage, FileStore files) {
        return new LineageDeletion(storage.config(), files);
    }

    private Storage lineage(String place) throws Exception {
        Path config = Files.createDirectories(scratch.resolve(place).resolve("config"));
        var storage = new Storage(config, certificates);
        storage.create(NAME.text(), storage.store());
        storage.renew(NAME.text(), 2, storage.store());
        return storage;
    }
}
