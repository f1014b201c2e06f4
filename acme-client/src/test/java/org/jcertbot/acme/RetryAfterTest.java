package org.jcertbot.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void secondsAreSeconds() {
        assertEquals(Optional.of(Duration.ofSeconds(125)), RetryAfter.parse(" 125 ", NOW));
    }

    @Test
    void aDateIsCountedFromNow() {
        assertEquals(Optional.of(Duration.ofMinutes(5)), RetryAfter.parse("Sat, 21 Nov 2026 12:05:00 GMT", NOW));
    }

    @Test
    void aDateInThePastMeansNow() {
        assertEquals(Optional.of(Duration.ZERO), RetryAfter.parse("Sat, 21 Nov 2026 11:00:00 GMT", NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "99999999999999999999"})
    void anythingElseIsIgnored(String value) {
        assertEquals(Optional.empty(), RetryAfter.parse(value, NOW));
    }
}
