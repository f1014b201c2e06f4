package org.jcertbot.cli.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

final class LogLayoutTest {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.006789Z");

    @Test
    void writesTimeLevelLoggerAndMessage() {
        var event = new LogEvent(TIME, Level.DEBUG, "org.jcertbot.Main", "hello", null);
        assertEquals(
                "2026-01-02 03:04:05,006:DEBUG:org.jcertbot.Main:hello\n",
                layout(0).line(event));
    }

    @Test
    void theTimeIsLocal() {
        var event = new LogEvent(TIME, Level.INFO, "a", "hello", null);
        assertEquals("2026-01-01 22:04:05,006:INFO:a:hello\n", layout(-5).line(event));
    }

    @Test
    void aWarningHasTheNameThatPythonGivesIt() {
        var event = new LogEvent(TIME, Level.WARN, "a", "careful", null);
        assertEquals("2026-01-02 03:04:05,006:WARNING:a:careful\n", layout(0).line(event));
    }

    @Test
    void theStackTraceFollowsWithItsCauses() {
        var failure = new IllegalStateException("outer", new IllegalArgumentException("inner"));
        String line = layout(0).line(new LogEvent(TIME, Level.ERROR, "a", "failed", failure));
        assertTrue(line.startsWith("2026-01-02 03:04:05,006:ERROR:a:failed\njava.lang.IllegalStateException: outer\n"));
        assertTrue(line.contains("\nCaused by: java.lang.IllegalArgumentException: inner\n"), line);
    }

    private static LogLayout layout(int offsetHours) {
        return new LogLayout(time -> ZoneOffset.ofHours(offsetHours));
    }
}
