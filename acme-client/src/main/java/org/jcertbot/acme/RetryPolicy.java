package org.jcertbot.acme;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Whether a failed request is worth another try. ({@code badNonce} is not among them: acme4j repeats those itself, at
 * once and at most ten times, RFC 8555 section 6.5.)
 */
final class RetryPolicy {
    /** A server that wants more than this is left to the user: the message says when to come back. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private static final int MOST_ATTEMPTS = 5;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    /**
     * The pause before the next attempt; empty when the failure is final.
     *
     * @param attempts how many were made
     */
    static Optional<Duration> pauseAfter(RequestFailure failure, int attempts) {
        if (attempts >= MOST_ATTEMPTS) return Optional.empty();
        int status = failure.status().orElse(0);
        if (status == TOO_MANY_REQUESTS || status == UNAVAILABLE) {
            return failure.retryAfter().filter(pause -> pause.compareTo(LONGEST_PAUSE) <= 0);
        }
        return attempts == 1 && isLostConnection(failure) ? Optional.of(Duration.ZERO) : Optional.empty();
    }

    /** A kept-alive connection that the server closed in the meantime: a new one is likely to work. */
    private static boolean isLostConnection(RequestFailure failure) {
        return failure.status().isEmpty()
                && failure.cause(IOException.class).isPresent()
                && failure.cause(ConnectException.class).isEmpty()
                && failure.cause(HttpTimeoutException.class).isEmpty()
                && failure.cause(SSLException.class).isEmpty();
    }

    private RetryPolicy() {}
}
