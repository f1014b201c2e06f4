package org.jcertbot.core.time;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Looks at something on this machine until it is as it should be.
 *
 * @param nanoTime a clock that nobody sets, such as {@link System#nanoTime}
 */
public record Waiting(LongSupplier nanoTime, Sleeper sleeper) {
    /** A look costs little, and a web server needs a good tenth of a second for a reload. */
    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(20), Duration.ofMillis(50));

    /**
     * Something that comes true sooner or later.
     *
     * @param <E> what ends the wait as a failure
     */
    @FunctionalInterface
    public interface Condition<E extends Exception> {
        boolean holds() throws E;
    }

    /** Measures time with the clock of the machine that nobody sets. */
    public Waiting(Sleeper sleeper) {
        this(System::nanoTime, sleeper);
    }

    /** Whether it came true in time. */
    public <E extends Exception> boolean until(Duration limit, Condition<E> condition) throws E, InterruptedException {
        long start = nanoTime.getAsLong();
        Duration pause = PAUSES.first();
        while (!condition.holds()) {
            Duration waited = Duration.ofNanos(nanoTime.getAsLong() - start);
            if (waited.plus(pause).compareTo(limit) > 0) return false;
            sleeper.sleep(pause);
            pause = PAUSES.next(pause);
        }
        return true;
    }
}
