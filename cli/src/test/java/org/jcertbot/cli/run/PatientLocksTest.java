package org.jcertbot.cli.run;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.DirectoryLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class PatientLocksTest {
    @TempDir
    Path directory;

    @Test
    void withoutPatienceItFailsAtOnceAndNamesTheHolder() throws Exception {
        try (var held = DirectoryLock.acquire(directory)) {
            var busy = assertThrows(
                    StorageException.class, () -> locks(Duration.ZERO).acquire(directory), held::toString);
            assertTrue(busy.why().contains(".certbot.lock"), busy.why());
        }
    }

    @Test
    void waitsUntilTheHolderIsDone() throws Exception {
        var held = DirectoryLock.acquire(directory);
        var releasing = new Thread(held::close);
        releasing.start();
        locks(Duration.ofMinutes(1)).acquire(directory).close();
        releasing.join();
    }

    private static PatientLocks locks(Duration patience) {
        return new PatientLocks(patience, LoggerFactory.getLogger(PatientLocksTest.class));
    }
}
