package org.jcertbot.core.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalTimesTest {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 2, 3, 4, 5);

    @Test
    void areWrittenToTheSecond() {
        assertEquals("2026-01-02T03:04:05", LocalTimes.text(TIME.plusNanos(1)));
        assertEquals("2026-11-21T23:59:00", LocalTimes.text(LocalDateTime.of(2026, 11, 21, 23, 59)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02T03:04:05", "2026-01-02T03:04:05.123456", "2026-01-02T03:04:05+02:00"})
    void areReadToTheSecond(String text) {
        assertEquals(Optional.of(TIME), LocalTimes.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "tomorrow", "2026-01-02", "2026-01-02 03:04", "2026-13-02T03:04:05", "2026-1-02T03:04:05x"})
    void areNothingElse(String text) {
        assertEquals(Optional.empty(), LocalTimes.parse(text));
    }
}
