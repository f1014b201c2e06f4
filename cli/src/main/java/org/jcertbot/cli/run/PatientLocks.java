package org.jcertbot.cli.run;

import java.nio.file.Path;
import java.time.Duration;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.DirectoryBusyException;
import org.jcertbot.core.file.DirectoryLock;
import org.jcertbot.core.time.Sleeper;
import org.slf4j.Logger;

/** Locks directories; where another instance is at work it waits, all in all as long as {@code --lock-timeout} says. */
final class PatientLocks {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Duration patience;
    private final Sleeper sleeper;
    private final Logger log;
    private Duration waited = Duration.ZERO;

    PatientLocks(Duration patience, Sleeper sleeper, Logger log) {
        this.patience = patience;
        this.sleeper = sleeper;
        this.log = log;
    }

    DirectoryLock acquire(Path directory) throws StorageException, InterruptedException {
        boolean told = false;
        while (true) {
            try {
                return DirectoryLock.acquire(directory);
            } catch (DirectoryBusyException busy) {
                if (waited.compareTo(patience) >= 0) throw busy;
                if (!told)
                    log.warn(
                            "{} Waiting up to {} seconds.",
                            busy.why(),
                            patience.minus(waited).toSeconds());
                told = true;
            }
            sleeper.sleep(PAUSE);
            waited = waited.plus(PAUSE);
        }
    }
}
