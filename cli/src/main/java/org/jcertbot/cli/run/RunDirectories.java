package org.jcertbot.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.file.DirectoryLock;
import org.jcertbot.core.file.DirectoryMaker;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.time.Sleeper;
import org.slf4j.Logger;

/**
 * The directories of a run: made or verified, and locked until the run, or somebody on its behalf when it does not end,
 * closes them.
 */
final class RunDirectories implements AutoCloseable {
    private static final List<String> KINDS_OF_HOOKS = List.of("pre", "deploy", "post");

    private final Settings settings;
    private final DirectoryMaker maker;
    private final PatientLocks patientLocks;
    private final Set<Path> locked = new HashSet<>();
    private final Deque<DirectoryLock> locks = new ArrayDeque<>();

    /** @param log hears whom the run waits for */
    RunDirectories(Settings settings, Sleeper sleeper, Logger log) {
        this.settings = settings;
        this.maker = new DirectoryMaker(new PosixFileStore(), settings.get(Options.STRICT_PERMISSIONS));
        this.patientLocks = new PatientLocks(Duration.ofSeconds(settings.get(Options.LOCK_TIMEOUT)), sleeper, log);
    }

    /** Opens the directory of the log, and returns it. */
    Path openLogs() throws CertbotException, InterruptedException {
        Path logs = settings.get(Options.LOGS_DIR);
        open(logs, FileMode.SECRET_DIRECTORY);
        return logs;
    }

    /** Opens all others. */
    void openOthers() throws CertbotException, InterruptedException {
        Path config = settings.get(Options.CONFIG_DIR);
        open(config, FileMode.PUBLIC_DIRECTORY);
        open(settings.get(Options.WORK_DIR), FileMode.PUBLIC_DIRECTORY);
        Path hooks = config.resolve("renewal-hooks");
        for (String kind : KINDS_OF_HOOKS) maker.makeOrVerify(hooks.resolve(kind), FileMode.PUBLIC_DIRECTORY);
    }

    /** Lets the locks go, the last one first. */
    @Override
    public void close() {
        synchronized (locks) {
            while (!locks.isEmpty()) locks.pop().close();
        }
    }

    private void open(Path directory, FileMode mode) throws CertbotException, InterruptedException {
        maker.makeOrVerify(directory, mode);
        // Two of the three may be one: a second lock would be refused.
        if (!locked.add(realPath(directory))) return;
        DirectoryLock lock = patientLocks.acquire(directory);
        synchronized (locks) {
            locks.push(lock);
        }
    }

    private static Path realPath(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException alsoInTheWayOfTheLock) {
            return directory;
        }
    }
}
