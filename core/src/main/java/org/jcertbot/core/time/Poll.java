package org.jcertbot.core.time;

import java.time.Duration;
import java.util.Optional;

/** What one question about something that takes time found out. */
public sealed interface Poll<T> {
    /** The wait is over. */
    record Done<T>(T value) implements Poll<T> {}

    /** Not yet; the server may have said when to ask again (Retry-After, RFC 9110 section 10.2.3). */
    record NotYet<T>(Optional<Duration> retryAfter) implements Poll<T> {}

    static <T> Poll<T> done(T value) {
        return new Done<>(value);
    }
}
