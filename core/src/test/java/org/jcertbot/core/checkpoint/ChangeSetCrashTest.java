package org.jcertbot.core.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.file.DirectoryListing;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.testing.FaultyFileStore;
import org.jcertbot.core.testing.FaultyFileStore.Crash;
import org.jcertbot.core.testing.InMemoryTempDirectories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breaks a set of changes at every single operation in turn. */
final class ChangeSetCrashTest {
    private static final PosixFileStore REAL = new PosixFileStore();

    @TempDir(factory = InMemoryTempDirectories.class)
    private Path scratch;

    private int sites;

    /** What is done with a site. */
    @FunctionalInterface
    private interface Work {
        void on(Site site, Checkpoints checkpoints) throws CertbotException, IOException, InterruptedException;
    }

    private Site newSite() throws IOException {
        return Site.in(Files.createDirectory(scratch.resolve("site" + sites++)));
    }

    private static void change(Site site, ChangeSet changes)
            throws CertbotException, IOException, InterruptedException {
        changes.note("about to change");
        changes.apply(List.of(
                site.replacing("etc/nginx.conf", "changed\n"),
                site.replacing("etc/link to site", "changed as well\n"),
                FileChange.create(site.path("etc/added.conf"), "added".getBytes(UTF_8), FileMode.PUBLIC),
                FileChange.link(site.path("etc/added link"), Path.of("added.conf"))));
        changes.willBeUndoneBy(List.of("true"));
        changes.apply(List.of(
                site.replacing("etc/nginx.conf", "changed again\n"),
                FileChange.create(site.path("etc/more.conf"), "more".getBytes(UTF_8), FileMode.PUBLIC)));
    }

    private static void finish(Site site, Checkpoints checkpoints)
            throws CertbotException, IOException, InterruptedException {
        ChangeSet changes = checkpoints.permanent();
        change(site, changes);
        changes.finish("Deployed ACME Certificate");
    }

    private static void finishAndRevert(Site site, Checkpoints checkpoints)
            throws CertbotException, IOException, InterruptedException {
        ChangeSet changes = checkpoints.permanent();
        change(site, changes);
        changes.finish("Deployed ACME Certificate").revert();
    }

    private static void lend(Site site, Checkpoints checkpoints)
            throws CertbotException, IOException, InterruptedException {
        ChangeSet changes = checkpoints.temporary();
        change(site, changes);
        changes.revert();
    }

    @Test
    void theNextRunRestoresAllThatARunWasKilledIn() throws Exception {
        for (Work work : List.<Work>of(ChangeSetCrashTest::finish, ChangeSetCrashTest::lend)) {
            int operations = operations(work);
            assertTrue(operations > 20);
            for (int number = 1; number <= operations; number++) kill(work, number);
        }
    }

    @Test
    void aKilledTakingBackIsCompletedByTheNextRun() throws Exception {
        int operations = operations(ChangeSetCrashTest::finishAndRevert);
        for (int number = operations(ChangeSetCrashTest::finish) + 2; number <= operations; number++) {
            Map<String, String> rest = kill(ChangeSetCrashTest::finishAndRevert, number);
            assertEquals(Map.of(), rest, "after a crash at operation " + number);
        }
    }

    /** Returns what the next run has left to roll back: the state after the changes, or nothing. */
    private Map<String, String> kill(Work work, int number) throws Exception {
        Site site = newSite();
        Map<String, String> before = site.snapshot();
        Checkpoints doomed = site.checkpoints(FaultyFileStore.crashingAt(number, REAL));
        assertThrows(Crash.class, () -> work.on(site, doomed));
        Checkpoints next = site.checkpoints(REAL);
        site.recover();
        String when = "after a crash at operation " + number;
        if (next.count() == 0) {
            assertEquals(before, site.snapshot(), when);
            assertTidy(site, when);
            return Map.of();
        }
        Map<String, String> changed = site.snapshot();
        next.rollBack(1);
        assertEquals(before, site.snapshot(), when);
        assertTidy(site, when);
        return changed;
    }

    @Test
    void aFailureOfAnyOperationLeavesNothingOrIsTakenBackByTheNextRun() throws Exception {
        for (Work work : List.<Work>of(ChangeSetCrashTest::finish, ChangeSetCrashTest::lend)) {
            int operations = operations(work);
            for (int number = 1; number <= operations; number++) {
                fail(work, FaultyFileStore.failingAt(number, REAL), "after a failure of operation " + number);
                fail(work, FaultyFileStore.failingAfter(number, REAL), "after operation " + number + ", which failed");
            }
        }
    }

    private void fail(Work work, FaultyFileStore files, String when) throws Exception {
        Site site = newSite();
        Map<String, String> before = site.snapshot();
        Checkpoints faulty = site.checkpoints(files);
        assertThrows(CertbotException.class, () -> work.on(site, faulty));
        if (work(site).isEmpty()) assertEquals(before, site.snapshot(), when);
        site.recover();
        assertEquals(before, site.snapshot(), when);
        assertEquals(0, site.checkpoints(REAL).count(), when);
        assertTidy(site, when);
    }

    @Test
    void aFailureToWriteIsMadeGoodAtOnce() throws Exception {
        int operations = operations((site, checkpoints) -> change(site, checkpoints.permanent()));
        for (int number = 1; number <= operations; number++) {
            Site site = newSite();
            Map<String, String> before = site.snapshot();
            Checkpoints faulty = site.checkpoints(FaultyFileStore.failingAt(number, REAL));
            assertThrows(CertbotException.class, () -> change(site, faulty.permanent()));
            assertEquals(before, site.snapshot(), "after a failure of operation " + number);
            assertTidy(site, "after a failure of operation " + number);
        }
    }

    @Test
    void whatSomebodyElseChangesSurvivesACrashWheneverItComes() throws Exception {
        var counter = FaultyFileStore.counting(REAL);
        Site undisturbed = newSite();
        lendAndEdit(undisturbed, undisturbed.checkpoints(counter).temporary());
        for (int number = 1; number <= counter.operations(); number++) {
            Site site = newSite();
            var files = FaultyFileStore.crashingAt(number, REAL);
            assertThrows(
                    Crash.class, () -> lendAndEdit(site, site.checkpoints(files).temporary()));
            boolean edited = site.read("etc/nginx.conf").contains("theirs");
            site.recover();
            String when = "after a crash at operation " + number;
            assertEquals(edited ? "main\ntheirs\n" : "main\n", site.read("etc/nginx.conf"), when);
            assertTidy(site, when);
        }
    }

    @Test
    void whatSomebodyElseChangesAfterACrashIsNeverLost() throws Exception {
        for (Work work : List.<Work>of(ChangeSetCrashTest::finish, ChangeSetCrashTest::lend)) {
            int operations = operations(work);
            for (int number = 1; number <= operations; number++) {
                Site site = newSite();
                Checkpoints doomed = site.checkpoints(FaultyFileStore.crashingAt(number, REAL));
                assertThrows(Crash.class, () -> work.on(site, doomed));
                Files.writeString(site.path("etc/nginx.conf"), "theirs");
                site.recover();
                site.checkpoints(REAL).rollBack(1);
                Path kept = site.path("work/kept/nginx.conf_0");
                String found = Files.exists(kept) ? Files.readString(kept) : site.read("etc/nginx.conf");
                assertEquals("theirs", found, "after a crash at operation " + number);
            }
        }
    }

    private static void lendAndEdit(Site site, ChangeSet changes)
            throws CertbotException, IOException, InterruptedException {
        changes.apply(List.of(site.replacing("etc/nginx.conf", "ours\nmain\n")
                .reversedBy(Reversal.removing(List.of("ours\n".getBytes(UTF_8)), List.of()))));
        Files.writeString(site.path("etc/nginx.conf"), "ours\nmain\ntheirs\n");
        changes.revert();
        assertEquals("main\ntheirs\n", site.read("etc/nginx.conf"));
    }

    private int operations(Work work) throws Exception {
        var counter = FaultyFileStore.counting(REAL);
        Site site = newSite();
        work.on(site, site.checkpoints(counter));
        return counter.operations();
    }

    private static List<Path> work(Site site) throws IOException {
        return DirectoryListing.of(site.path("work")).stream()
                .filter(path -> !path.endsWith("backups"))
                .toList();
    }

    private static void assertTidy(Site site, String when) throws IOException {
        assertEquals(List.of(), work(site), when);
        assertFalse(site.snapshot().keySet().stream().anyMatch(name -> name.endsWith(".tmp")), when);
    }
}
