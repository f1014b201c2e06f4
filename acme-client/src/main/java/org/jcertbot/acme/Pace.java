package org.jcertbot.acme;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jcertbot.core.time.Sleeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps all threads of a run together to the pace that a server allows: the one it has published, and the pauses it asks
 * for. Safe for several threads.
 */
final class Pace {
    private static final Logger LOG = LoggerFactory.getLogger(Pace.class);

    /** Shorter waits are nobody's business. */
    private static final Duration WORTH_TELLING = Duration.ofSeconds(2);

    private final String what;
    private final Optional<PublishedLimits.Rate> rate;
    private final Clock clock;
    private final Sleeper sleeper;
    private Instant nextFree = Instant.EPOCH;
    private Instant quietUntil = Instant.EPOCH;

    /** @param what is limited, for the user: "orders at example.org" */
    Pace(String what, Optional<PublishedLimits.Rate> rate, Clock clock, Sleeper sleeper) {
        this.what = what;
        this.rate = rate;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** Returns when the next one may go. */
    void await() throws InterruptedException {
        Duration wait = reserve();
        if (wait.compareTo(WORTH_TELLING) > 0) {
            LOG.warn("Waiting {} seconds, because the certificate authority limits {}.", wait.toSeconds() + 1, what);
        }
        for (Duration left = wait; left.compareTo(Duration.ZERO) > 0; left = quiet()) sleeper.sleep(left);
    }

    /** How long the server wants to be left alone; zero or less when it does not. It may have asked while we slept. */
    synchronized Duration quiet() {
        return Duration.between(clock.instant(), quietUntil);
    }

    /** The server wants to be left alone by everybody. */
    synchronized void quietFor(Duration pause) {
        Instant until = clock.instant().plus(pause);
        if (until.isAfter(quietUntil)) quietUntil = until;
    }

    /** How long to wait for the place that is taken hereby (generic cell rate algorithm). */
    private synchronized Duration reserve() {
        Instant now = clock.instant();
        Instant start = quietUntil.isAfter(now) ? quietUntil : now;
        if (rate.isEmpty()) return Duration.between(now, start);
        Duration interval = rate.get().interval();
        Duration tolerance = interval.multipliedBy(rate.get().burst() - 1L);
        Instant arrival = nextFree.isAfter(start) ? nextFree : start;
        nextFree = arrival.plus(interval);
        Instant allowed = arrival.minus(tolerance);
        return Duration.between(now, allowed.isAfter(start) ? allowed : start);
    }
}
