package org.jcertbot.acme;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jcertbot.core.ca.Problem;

/** A request that got no usable answer, with all that is known about why. */
final class RequestFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final URI url;
    private final Duration limit;
    private final transient OptionalInt status;
    private final transient Optional<Duration> retryAfter;
    private final transient Optional<Problem> problem;

    /**
     * @param limit how long the answer was waited for
     * @param status of the answer; empty when none came
     */
    RequestFailure(
            URI url,
            Duration limit,
            OptionalInt status,
            Optional<Duration> retryAfter,
            Optional<Problem> problem,
            Exception cause) {
        super(cause);
        this.url = url;
        this.limit = limit;
        this.status = status;
        this.retryAfter = retryAfter;
        this.problem = problem;
    }

    URI url() {
        return url;
    }

    Duration limit() {
        return limit;
    }

    OptionalInt status() {
        return status;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    Optional<Problem> problem() {
        return problem;
    }

    /** The first of that kind among the causes. */
    <T extends Throwable> Optional<T> cause(Class<T> kind) {
        for (Throwable cause = getCause(); cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) return Optional.of(kind.cast(cause));
        }
        return Optional.empty();
    }
}
