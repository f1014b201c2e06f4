package org.jcertbot.core.renewal;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.time.Sleeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pause before the first renewal of a scheduled run, so that not all machines of the world ask at the same second. */
public final class StartDelay {
    private static final Logger LOG = LoggerFactory.getLogger(StartDelay.class);
    private static final int MOST_SECONDS = 480;

    private final boolean scheduled;
    private final RandomGenerator random;
    private final Sleeper sleeper;

    /** @param scheduled true when nobody sits at standard input */
    public StartDelay(boolean scheduled, RandomGenerator random, Sleeper sleeper) {
        this.scheduled = scheduled;
        this.random = random;
        this.sleeper = sleeper;
    }

    void beforeFirstRenewal(Settings settings) throws InterruptedException {
        if (!scheduled || !settings.get(Options.RANDOM_SLEEP_ON_RENEW)) return;
        Duration pause = Duration.ofSeconds(1 + random.nextInt(MOST_SECONDS));
        LOG.info(
                "Non-interactive renewal: random delay of {} seconds. (--no-random-sleep-on-renew turns that off.)",
                pause.toSeconds());
        sleeper.sleep(pause);
    }
}
