package org.jcertbot.cli.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What signals do to a run: the first one interrupts the running thread, once, so that the run
 * unwinds and cleans up; then the process dies from that signal, or, after Ctrl-C, exits with 1. Further signals change
 * nothing: clean-up must not be cut short. A run that does not unwind is abandoned after a while.
 *
 * <p>Not caught because the JVM keeps them for itself: SIGQUIT (prints all threads) and SIGXFSZ (the write fails, which
 * ends the run as any failed write does).
 */
final class Signals {
    /** Ctrl-C. */
    static final String INTERRUPT = "INT";

    /** The exit code after Ctrl-C. */
    static final int USER_REQUEST = 1;

    private static final List<String> CAUGHT = List.of(INTERRUPT, "TERM", "HUP", "XCPU");

    /** Less than the 90 seconds after which systemd kills, see systemd.service(5), TimeoutStopSec. */
    static final Duration LONGEST_CLEANUP = Duration.ofSeconds(60);

    /** What is said in place of a run that does not end; there may be nobody who listens. */
    private static final Duration LONGEST_LAST_WORDS = Duration.ofSeconds(2);

    private final AtomicReference<@Nullable String> first = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Runnable> undo = new ArrayList<>();
    private final Thread runner;
    private final PrintStream err;
    private final Consumer<Thread> abandon;
    private final Duration longestCleanup;

    private Signals(Thread runner, PrintStream err, Consumer<Thread> abandon, Duration longestCleanup) {
        this.runner = runner;
        this.err = err;
        this.abandon = abandon;
        this.longestCleanup = longestCleanup;
    }

    /**
     * Catches signals from now on.
     *
     * @param runner the thread of the run
     * @param err where somebody who presses Ctrl-C again is told that we heard
     * @param abandon what is done in place of a run that does not end; nobody waits for it for long
     * @param longestCleanup how long a run may take to end
     */
    static Signals catchFor(Thread runner, PrintStream err, Consumer<Thread> abandon, Duration longestCleanup) {
        var signals = new Signals(runner, err, abandon, longestCleanup);
        for (String name : CAUGHT) signals.undo.add(JvmSignals.handle(name, signals::arrived));
        return signals;
    }

    /** The first signal that arrived, such as {@code TERM}. */
    Optional<String> received() {
        return Optional.ofNullable(first.get());
    }

    /**
     * To be called when the run has cleaned up; signals are not caught any more. Does not return when one arrived,
     * except after Ctrl-C.
     */
    void dieIfAny() {
        ended.countDown();
        undo.forEach(Runnable::run);
        Optional<String> signal = received();
        if (signal.isPresent() && !signal.get().equals(INTERRUPT)) JvmSignals.die(signal.get());
    }

    /** Runs in a thread of the JVM. */
    private void arrived(String name) {
        if (!first.compareAndSet(null, name)) {
            err.println("Already stopping; please wait for the clean-up.");
            return;
        }
        runner.interrupt();
        try {
            if (ended.await(longestCleanup.toMillis(), TimeUnit.MILLISECONDS)) return;
            abandonRun();
        } catch (InterruptedException nobodyDoesThat) {
            Thread.currentThread().interrupt();
        }
        if (name.equals(INTERRUPT)) Runtime.getRuntime().halt(USER_REQUEST);
        JvmSignals.die(name);
    }

    /** In a thread that may stay behind: the run can hold what it needs, such as a log whose reader has stopped reading. */
    private void abandonRun() throws InterruptedException {
        var lastWords = new Thread(() -> abandon.accept(runner), "last words");
        lastWords.setDaemon(true);
        lastWords.start();
        lastWords.join(LONGEST_LAST_WORDS.toMillis());
    }
}
