package org.jcertbot.core.renewal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Attempts at a lineage that failed, one after the other.
 *
 * @param failures how many
 * @param last when the last one was made
 * @param settings a digest of the settings that it was made with: others deserve a new attempt
 * @param reason why it failed, in one line
 */
public record Setback(int failures, Instant last, String settings, String reason) {
    /** After as many failures; a certificate authority limits failed validations to a handful an hour. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofMinutes(100), Duration.ofDays(1));

    /** When the next attempt may be made. */
    public Instant until() {
        return last.plus(PAUSES.get(Math.min(failures, PAUSES.size()) - 1));
    }
}
