package org.jcertbot.core.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.process.CommandRunner;
import org.jcertbot.core.testing.FakeCommands;
import org.jcertbot.core.testing.FaultyFileStore;
import org.jcertbot.core.testing.InMemoryTempDirectories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking back that is cut short, and asked for again. */
final class ChangeSetRepeatTest {
    private static final PosixFileStore REAL = new PosixFileStore();

    @TempDir(factory = InMemoryTempDirectories.class)
    private Path scratch;

    private Site site;
    private Map<String, String> before;

    @BeforeEach
    void makeSite() throws IOException {
        site = Site.in(scratch);
        before = site.snapshot();
    }

    /** Its first command is interrupted. */
    private static final class InterruptedOnce implements CommandRunner {
        private final FakeCommands later = FakeCommands.succeeding();
        private boolean interrupted;

        @Override
        public CommandResult shell(String command, Map<String, String> environment) throws InterruptedException {
            return later.shell(command, environment);
        }

        @Override
        public CommandResult shell(String command, Map<String, String> environment, String input)
                throws InterruptedException {
            return later.shell(command, environment, input);
        }

        @Override
        public CommandResult run(List<String> command, Map<String, String> environment) throws InterruptedException {
            if (interrupted) return later.run(command, environment);
            interrupted = true;
            throw new InterruptedException();
        }
    }

    private ChangeSet changed(ChangeSet changes) throws CertbotException, IOException {
        changes.willBeUndoneBy(List.of("a2dismod", "ssl"));
        changes.apply(List.of(site.replacing("etc/nginx.conf", "new")));
        return changes;
    }

    @Test
    void afterAnInterruptTheSecondAttemptTakesAllBack() throws Exception {
        ChangeSet changes = changed(site.checkpoints(new InterruptedOnce()).temporary());
        assertThrows(InterruptedException.class, changes::revert);
        changes.revert();
        assertEquals(before, site.snapshot());
    }

    @Test
    void nothingIsAddedToASetThatIsHalfReverted() throws Exception {
        ChangeSet changes = changed(site.checkpoints(new InterruptedOnce()).temporary());
        assertThrows(InterruptedException.class, changes::revert);
        assertThrows(IllegalStateException.class, () -> changes.note("too late"));
    }

    @Test
    void aFinishedCheckpointIsTakenBackByTheSecondAttempt() throws Exception {
        SavedCheckpoint saved =
                changed(site.checkpoints(new InterruptedOnce()).permanent()).finish("Deployed");
        assertThrows(InterruptedException.class, saved::revert);
        saved.revert();
        assertEquals(before, site.snapshot());
        assertEquals(0, site.checkpoints(REAL).count());
        assertFalse(Files.exists(site.path("work/IN_PROGRESS")));
    }

    @Test
    void aCheckpointThatWasTakenBackDoesNotTakeALaterOneWithIt() throws Exception {
        Checkpoints checkpoints = site.checkpoints(REAL);
        SavedCheckpoint first = changed(checkpoints.permanent()).finish("First");
        first.revert();
        ChangeSet second = changed(checkpoints.permanent());
        first.revert();
        second.finish("Second");
        assertEquals("new", site.read("etc/nginx.conf"));
    }

    @Test
    void anInterruptDuringTheRevertAfterAFailureDoesNotCutItShort() throws Exception {
        ChangeSet changes = changed(site.checkpoints(new InterruptedOnce()).permanent());
        Replacement outdated = site.replacing("etc/sites/nginx.conf", "new");
        Files.writeString(site.path("etc/sites/nginx.conf"), "edited");
        assertThrows(CertbotException.class, () -> changes.apply(List.of(outdated)));
        assertEquals("main\n", site.read("etc/nginx.conf"));
        assertEquals(true, Thread.interrupted());
    }

    @Test
    void aBugInAStepLeavesNothing() throws Exception {
        ChangeSet changes = changed(site.checkpoints(REAL).permanent());
        var twice = List.of(site.replacing("etc/sites/nginx.conf", "1"), site.replacing("etc/sites/nginx.conf", "2"));
        assertThrows(IllegalArgumentException.class, () -> changes.apply(twice));
        assertEquals(before, site.snapshot());
    }

    /** Whichever operation of taking back fails, before or after it has had its effect. */
    @Test
    void afterAFailureTheSecondAttemptTakesAllBack() throws Exception {
        int total = operations();
        int first = total - operationsOfRevert();
        for (int number = first + 1; number <= total; number++) {
            repeat(FaultyFileStore.failingAt(number, REAL), "operation " + number);
            repeat(FaultyFileStore.failingAfter(number, REAL), "after operation " + number);
        }
    }

    private void repeat(FaultyFileStore files, String when) throws Exception {
        SavedCheckpoint saved = changed(site.checkpoints(files).permanent()).finish("Deployed");
        try {
            saved.revert();
        } catch (CertbotException failed) {
            saved.revert();
        }
        assertEquals(before, site.snapshot(), when);
        assertEquals(0, site.checkpoints(REAL).count(), when);
        assertFalse(Files.exists(site.path("work/IN_PROGRESS")), when);
    }

    private int operations() throws Exception {
        var counter = FaultyFileStore.counting(REAL);
        repeat(counter, "counting");
        return counter.operations();
    }

    private int operationsOfRevert() throws Exception {
        var counter = FaultyFileStore.counting(REAL);
        SavedCheckpoint saved = changed(site.checkpoints(counter).permanent()).finish("Deployed");
        int before = counter.operations();
        saved.revert();
        return counter.operations() - before;
    }
}
