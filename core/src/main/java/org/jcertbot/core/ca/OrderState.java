package org.jcertbot.core.ca;

import java.time.Duration;
import java.util.Optional;

/**
 * An order as the authority described it at one moment.
 *
 * @param problem why it is invalid
 * @param retryAfter when to ask again
 */
public record OrderState(Status status, Optional<Problem> problem, Optional<Duration> retryAfter) {
    /** RFC 8555 section 7.1.6. */
    public enum Status {
        PENDING,
        READY,
        PROCESSING,
        VALID,
        INVALID
    }
}
