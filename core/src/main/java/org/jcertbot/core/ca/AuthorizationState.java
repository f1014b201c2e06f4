package org.jcertbot.core.ca;

import java.time.Duration;
import java.util.Optional;

/**
 * An authorization as the authority described it at one moment.
 *
 * @param problem why its challenge failed
 * @param retryAfter when to ask again
 */
public record AuthorizationState(Status status, Optional<Problem> problem, Optional<Duration> retryAfter) {
    /** RFC 8555 section 7.1.6. */
    public enum Status {
        PENDING,
        VALID,
        INVALID,
        DEACTIVATED,
        EXPIRED,
        REVOKED
    }
}
