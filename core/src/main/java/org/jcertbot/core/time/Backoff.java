package org.jcertbot.core.time;

import java.time.Duration;

/**
 * Pauses between attempts when nobody says how long to wait: the first one, then half as long again each time, up to
 * the longest.
 */
public record Backoff(Duration first, Duration longest) {
    /** Soon, because most authorities answer within a second; rarely, because the others should not be bothered. */
    public static final Backoff QUICK = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    /** The pause that follows the given one. */
    public Duration next(Duration previous) {
        Duration longer = previous.multipliedBy(3).dividedBy(2);
        return longer.compareTo(longest) > 0 ? longest : longer;
    }
}
