package org.jcertbot.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WaitingTest {
    private final FakeTime time = new FakeTime();
    private final Waiting waiting = new Waiting(time::nanoTime, time);

    @Test
    void whatIsTrueAlreadyIsNotWaitedFor() throws Exception {
        assertTrue(waiting.until(Duration.ZERO, () -> true));
        assertEquals(List.of(), time.pauses());
    }

    @Test
    void looksAgainAfterEachPause() throws Exception {
        assertTrue(waiting.until(Duration.ofSeconds(1), () -> time.pauses().size() == 3));
    }

    @Test
    void givesUpWithinTheLimit() throws Exception {
        assertFalse(waiting.until(Duration.ofSeconds(1), () -> false));
        Duration waited = time.pauses().stream().reduce(Duration.ZERO, Duration::plus);
        assertTrue(waited.compareTo(Duration.ofSeconds(1)) <= 0, waited.toString());
    }

    @Test
    void aFailureEndsTheWait() {
        assertThrows(
                IOException.class,
                () -> waiting.until(Duration.ofSeconds(1), () -> {
                    throw new IOException("it has ended");
                }));
    }
}
