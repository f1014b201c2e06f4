package org.jcertbot.core.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.error.PluginException;
import org.junit.jupiter.api.Test;

class CleanUpTest {
    private final List<String> done = new ArrayList<>();

    @Test
    void takesBackTheLatestFirstAndOnlyOnce() throws Exception {
        CleanUp made = CleanUp.of(all -> {
            all.add(() -> done.add("first"));
            all.add(() -> done.add("second"));
        });
        made.close();
        made.close();
        assertEquals(List.of("second", "first"), done);
    }

    @Test
    void takesBackWhatWasMadeWhenTheMakingFails() {
        assertThrows(
                PluginException.class,
                () -> CleanUp.of(all -> {
                    all.add(() -> done.add("first"));
                    throw new PluginException("", "", "");
                }));
        assertEquals(List.of("first"), done);
    }

    @Test
    void aBugOfOneStepDoesNotKeepTheOthersBack() {
        try (var made = new CleanUp()) {
            made.add(() -> done.add("first"));
            made.add(() -> {
                throw new IllegalStateException("a bug");
            });
        }
        assertEquals(List.of("first"), done);
    }

    @Test
    void aStepThatIsInterruptedIsBegunAgain() {
        try (var made = new CleanUp()) {
            made.add(() -> {
                done.add("begun");
                if (done.size() == 1) throw new InterruptedException();
            });
        }
        assertTrue(Thread.interrupted());
        assertEquals(List.of("begun", "begun"), done);
    }

    @Test
    void noStepSeesAPendingInterrupt() {
        Thread.currentThread().interrupt();
        try (var made = new CleanUp()) {
            for (int i = 0; i < 2; i++) {
                made.add(() -> done.add(Thread.currentThread().isInterrupted() ? "interrupted" : "calm"));
            }
        }
        assertTrue(Thread.interrupted());
        assertEquals(List.of("calm", "calm"), done);
    }
}
