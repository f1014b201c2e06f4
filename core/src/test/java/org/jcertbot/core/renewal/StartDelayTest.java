package org.jcertbot.core.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.time.FakeTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartDelayTest {
    private final FakeTime time = new FakeTime();

    @ParameterizedTest
    @CsvSource({"0, PT1S", "479, PT8M"})
    void aScheduledRunPausesForUpToEightMinutes(int drawn, Duration pause) throws Exception {
        delay(true, drawn).beforeFirstRenewal(Settings.defaults());
        assertEquals(List.of(pause), time.pauses());
    }

    @Test
    void nobodyWhoSitsAtATerminalWaits() throws Exception {
        delay(false, 100).beforeFirstRenewal(Settings.defaults());
        assertEquals(List.of(), time.pauses());
    }

    @Test
    void anOptionTurnsItOff() throws Exception {
        Settings off = Settings.defaults().with(Options.RANDOM_SLEEP_ON_RENEW, false, Source.COMMAND_LINE);
        delay(true, 100).beforeFirstRenewal(off);
        assertEquals(List.of(), time.pauses());
    }

    /** @param drawn the number that chance gives, which must be below 480 */
    private StartDelay delay(boolean scheduled, int drawn) {
        return new StartDelay(scheduled, new Fixed(drawn), time);
    }

    /** Chance that is none. */
    private record Fixed(int drawn) implements RandomGenerator {
        @Override
        public long nextLong() {
            throw new AssertionError("only bounded numbers are drawn");
        }

        @Override
        public int nextInt(int bound) {
            assertEquals(480, bound);
            return drawn;
        }
    }
}
