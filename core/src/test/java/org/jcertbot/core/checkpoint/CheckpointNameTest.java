package org.jcertbot.core.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CheckpointNameTest {
    private static final Instant NOW = Instant.ofEpochSecond(1795242433L, 159_460_789);

    @Test
    void itIsTheTime() {
        assertEquals("1795242433.159460", CheckpointName.next(NOW, List.of()));
        assertEquals("1795242433.159460", CheckpointName.next(NOW, List.of("1795242432.9", "1795242433.1594")));
    }

    @Test
    void inTheSameInstantItIsAHundredthLater() {
        assertEquals("1795242433.169460", CheckpointName.next(NOW, List.of("1.5", "1795242433.159460")));
    }

    @Test
    void whenTheClockWasSetBackItIsASecondAfterTheNewest() {
        assertEquals("1795242501.5", CheckpointName.next(NOW, List.of("1795242500.5", "1795242433.1")));
    }
}
