package org.jcertbot.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jcertbot.core.time.FakeTime;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final PublishedLimits.Rate ONE_A_MINUTE_THREE_AT_ONCE =
            new PublishedLimits.Rate(Duration.ofMinutes(1), 3);

    private final FakeTime time = new FakeTime();
    private final Instant start = time.instant();

    @Test
    void letsABurstPassAndThenOneForEachInterval() throws Exception {
        var pace = new Pace("orders", Optional.of(ONE_A_MINUTE_THREE_AT_ONCE), time, time);
        assertEquals(Duration.ZERO, passed(pace));
        assertEquals(Duration.ZERO, passed(pace));
        assertEquals(Duration.ZERO, passed(pace));
        assertEquals(Duration.ofMinutes(1), passed(pace));
        assertEquals(Duration.ofMinutes(2), passed(pace));
    }

    @Test
    void everybodyWaitsWhenTheServerWantsToBeLeftAlone() throws Exception {
        var pace = new Pace("requests", Optional.empty(), time, time);
        pace.quietFor(Duration.ofSeconds(30));
        assertEquals(Duration.ofSeconds(30), passed(pace));
        assertEquals(Duration.ofSeconds(30), passed(pace));
    }

    @Test
    void tellsHowLongTheServerWantsToBeLeftAlone() throws Exception {
        var pace = new Pace("requests", Optional.empty(), time, time);
        assertTrue(pace.quiet().isNegative());
        pace.quietFor(Duration.ofSeconds(30));
        time.sleep(Duration.ofSeconds(10));
        assertEquals(Duration.ofSeconds(20), pace.quiet());
    }

    @Test
    void knowsTheLimitsOfLetsEncryptAndOfNobodyElse() {
        var production = PublishedLimits.of(URI.create("https://acme-v02.api.letsencrypt.org/directory"));
        assertEquals(300, production.orders().orElseThrow().burst());
        assertEquals(
                Optional.empty(),
                PublishedLimits.of(URI.create("https://ca.test/dir")).requests());
    }

    /** The time since the start at which one may go. */
    private Duration passed(Pace pace) throws InterruptedException {
        pace.await();
        return Duration.between(start, time.instant());
    }
}
