package org.jcertbot.core.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetbackTest {
    private static final Instant LAST = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, PT1M", "2, PT10M", "3, PT100M", "4, P1D", "40, P1D"})
    void thePauseGrowsWithTheFailures(int failures, Duration pause) {
        assertEquals(LAST.plus(pause), new Setback(failures, LAST, "", "").until());
    }
}
