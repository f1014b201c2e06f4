package org.jcertbot.acme;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The value of a Retry-After header (RFC 9110 section 10.2.3). */
final class RetryAfter {
    private static final int MOST_DIGITS = 9;

    /** Never negative; empty for a value that is neither seconds nor a date. */
    static Optional<Duration> parse(String value, Instant now) {
        String text = value.strip();
        if (!text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(Duration.ofSeconds(Integer.parseInt(text)));
        }
        try {
            Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }

    private RetryAfter() {}
}
