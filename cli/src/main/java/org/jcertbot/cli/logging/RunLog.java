package org.jcertbot.cli.logging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jcertbot.core.file.FileMode;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The log of one run, and where slf4j gets its loggers from.
 *
 * <p>Records are kept in memory until it is known where they go: to the console with {@link #showOn}, to a file with
 * {@link #openFile} or, when the run fails before that, {@link #spill}. A help text or a usage error drops them.
 *
 * <p>Ours instead of a library's: everything above (memory first, rotation at every start, the line format) would be
 * ours on top of logback too, and loading logback takes 40 to 50 ms of a run that has 100.
 */
public final class RunLog implements ILoggerFactory, AutoCloseable {
    private static final String FILE_NAME = "letsencrypt.log";
    private static final long LIMIT = 1024L * 1024;

    /** The JDK tells about every certificate that it parses; only its warnings are of interest. */
    private static final List<String> JDK = List.of("jdk.", "java.", "javax.", "sun.", "com.sun.");

    /**
     * The ACME libraries: at debug they tell what is in each request, secrets or not, and every header of an answer in a
     * record of its own. What is worth knowing of an answer is in ours.
     */
    private static final List<String> ACME = List.of("org.shredzone.acme4j.", "org.jose4j.");

    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final Clock clock;
    private final LogLayout layout;

    /** Null once it is decided where the records go, or that they go nowhere. */
    private @Nullable List<LogEvent> held = new ArrayList<>();

    private @Nullable ConsoleLog console;
    private @Nullable LogFile file;
    private @Nullable Path path;

    /** @param zone the offset of the times in the file */
    public RunLog(Clock clock, Function<Instant, ZoneOffset> zone) {
        this.clock = clock;
        this.layout = new LogLayout(zone);
    }

    /** The log that {@link LoggerFactory} feeds. Starts slf4j, by its short path. */
    public static RunLog ofThisProcess() {
        System.setProperty("slf4j.internal.verbosity", "WARN");
        System.setProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, LogProvider.class.getName());
        if (LoggerFactory.getILoggerFactory() instanceof RunLog log) return log;
        throw new IllegalStateException("slf4j is bound to another logging library");
    }

    @Override
    public Logger getLogger(String name) {
        return loggers.computeIfAbsent(name, this::newLogger);
    }

    /** Shows records from now on, and those so far. */
    public synchronized void showOn(ConsoleLog place) {
        console = place;
        heldSoFar().forEach(place::show);
    }

    /**
     * Rotates the files in the directory and writes records from now on, and those so far.
     *
     * @param backups how many old files to keep; 0 appends to the file that is there
     * @return the file
     */
    public synchronized Path openFile(Path logsDirectory, int backups) throws IOException {
        Path target = logsDirectory.resolve(FILE_NAME);
        file = LogFile.rotating(logsDirectory, FILE_NAME, backups, LIMIT);
        path = target;
        heldSoFar().forEach(this::writeToFile);
        held = null;
        return target;
    }

    /** The log file, once it is open or the records were spilled. */
    public synchronized Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    /**
     * Keeps what was recorded so far in a new directory {@code certbot-log-...}, for a run that failed before it could
     * open its file. Empty when that is impossible too.
     */
    public synchronized Optional<Path> spill(Path temporaryDirectory) {
        try {
            Path directory = Files.createTempDirectory(
                    temporaryDirectory,
                    "certbot-log-",
                    PosixFilePermissions.asFileAttribute(FileMode.SECRET_DIRECTORY.permissions()));
            Path target = directory.resolve("log");
            Files.createFile(target, PosixFilePermissions.asFileAttribute(FileMode.SECRET.permissions()));
            Files.writeString(target, heldSoFar().stream().map(layout::line).collect(Collectors.joining()));
            path = target;
            return Optional.of(target);
        } catch (IOException nowhere) {
            return Optional.empty();
        }
    }

    /** Records something; called by the loggers. */
    synchronized void append(Level level, String logger, String message, @Nullable Throwable failure) {
        var event = new LogEvent(clock.instant(), level, logger, message, failure);
        if (console != null) console.show(event);
        if (held == null) writeToFile(event);
        else held.add(event);
    }

    /** Closes the file. Records that come later are only shown on the console. */
    @Override
    public synchronized void close() {
        LogFile open = file;
        file = null;
        held = null;
        if (open == null) return;
        try {
            open.close();
        } catch (IOException failure) {
            complain(failure);
        }
    }

    /** A log that cannot be written (disk full) is no reason to give up a certificate. */
    private void writeToFile(LogEvent event) {
        if (file == null) return;
        try {
            file.write(layout.line(event));
        } catch (IOException failure) {
            file = null;
            complain(failure);
        }
    }

    private List<LogEvent> heldSoFar() {
        return held == null ? List.of() : held;
    }

    private void complain(IOException failure) {
        String message = "The log file " + path + " cannot be written any more: " + failure.getMessage();
        if (console != null) {
            console.show(new LogEvent(clock.instant(), Level.WARN, RunLog.class.getName(), message, null));
        }
    }

    private Logger newLogger(String name) {
        return new RunLogger(name, lowestLevel(name), this);
    }

    private static Level lowestLevel(String name) {
        for (String prefix : ACME) if (name.startsWith(prefix)) return Level.INFO;
        for (String prefix : JDK) if (name.startsWith(prefix)) return Level.WARN;
        return Level.DEBUG;
    }
}
