package org.jcertbot.core.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrgencyTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest(name = "{1} of {0} left: {2}")
    @CsvSource({
        "P90D, P30D, NONE",
        "P90D, P17D, NOTABLE",
        "P90D, P6D, HIGH",
        "P90D, -P1D, HIGH",
        "P6D, P2D, NONE",
        "P6D, P1D, HIGH",
    })
    void growsTowardsTheEndOfLife(Duration lifetime, Duration left, Urgency expected) {
        Instant end = NOW.plus(left);
        assertEquals(expected, Urgency.of(end.minus(lifetime), end, NOW));
    }
}
