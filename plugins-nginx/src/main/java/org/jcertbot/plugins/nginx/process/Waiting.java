package org.jcertbot.plugins.nginx.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.time.Backoff;
import org.jcertbot.core.time.Sleeper;

/** Looks at something until it is as it should be. */
record Waiting(Clock clock, Sleeper sleeper) {
    /** A look costs little, and nginx needs a good tenth of a second for a reload. */
    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(20), Duration.ofMillis(50));

    /** Something that comes true sooner or later. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws PluginException;
    }

    /** Whether it came true in time. */
    boolean until(Duration limit, Condition condition) throws PluginException, InterruptedException {
        Instant deadline = clock.instant().plus(limit);
        Duration pause = PAUSES.first();
        while (!condition.holds()) {
            if (clock.instant().plus(pause).isAfter(deadline)) return false;
            sleeper.sleep(pause);
            pause = PAUSES.next(pause);
        }
        return true;
    }
}
