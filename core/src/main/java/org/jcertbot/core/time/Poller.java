package org.jcertbot.core.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jcertbot.core.error.CertbotException;

/** Asks until something has happened or a deadline has passed. */
public final class Poller {
    /** Asks once. */
    @FunctionalInterface
    public interface Attempt<T> {
        Poll<T> run() throws CertbotException, InterruptedException;
    }

    private final Clock clock;
    private final Sleeper sleeper;

    public Poller(Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * Repeats the attempt until it is done. The pause is the server's own wish when it has one, else grows by the
     * back-off; it never reaches past the limit, and a last attempt is made there.
     *
     * @param waitingFor what we wait for, for the message of the exception
     * @throws TimedOutException when the limit has passed
     */
    public <T> T until(Duration limit, Backoff backoff, String waitingFor, Attempt<T> attempt)
            throws CertbotException, InterruptedException {
        Instant deadline = clock.instant().plus(limit);
        Duration pause = backoff.first();
        while (true) {
            Poll<T> poll = attempt.run();
            if (poll instanceof Poll.Done<T> done) return done.value();
            Duration left = Duration.between(clock.instant(), deadline);
            if (left.isZero() || left.isNegative()) throw new TimedOutException(waitingFor, limit);
            Duration wanted = ((Poll.NotYet<T>) poll).retryAfter().orElse(pause);
            sleeper.sleep(wanted.compareTo(left) > 0 ? left : wanted);
            pause = backoff.next(pause);
        }
    }
}
