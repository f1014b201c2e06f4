package org.jcertbot.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.DirectoryLock;
import org.jcertbot.core.time.FakeTime;
import org.jcertbot.core.time.Sleeper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class PatientLocksTest {
    @TempDir
    Path directory;

    private final FakeTime time = new FakeTime();

    @Test
    void withoutPatienceItFailsAtOnceAndNamesTheHolder() throws Exception {
        var held = DirectoryLock.acquire(directory);
        var busy = assertThrows(
                StorageException.class, () -> locks(Duration.ZERO, time).acquire(directory));
        assertTrue(busy.why().contains(".certbot.lock"), busy.why());
        assertEquals(Duration.ZERO, waited());
        held.close();
    }

    @Test
    void waitsUntilTheHolderIsDone() throws Exception {
        var held = DirectoryLock.acquire(directory);
        Sleeper sleeper = pause -> {
            time.sleep(pause);
            held.close();
        };
        locks(Duration.ofMinutes(1), sleeper).acquire(directory).close();
        assertEquals(1, time.pauses().size());
    }

    @Test
    void waitsForAllDirectoriesTogetherAsLongAsItWasTold() throws Exception {
        var held = DirectoryLock.acquire(directory);
        var locks = locks(Duration.ofSeconds(1), time);
        assertThrows(StorageException.class, () -> locks.acquire(directory));
        assertThrows(StorageException.class, () -> locks.acquire(directory));
        assertEquals(Duration.ofSeconds(1), waited());
        held.close();
    }

    private Duration waited() {
        return time.pauses().stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static PatientLocks locks(Duration patience, Sleeper sleeper) {
        return new PatientLocks(patience, sleeper, LoggerFactory.getLogger(PatientLocksTest.class));
    }
}
