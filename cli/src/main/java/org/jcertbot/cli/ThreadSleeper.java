package org.jcertbot.cli;

import java.time.Duration;
import org.jcertbot.core.time.Sleeper;

/** Lets real time pass. */
final class ThreadSleeper implements Sleeper {
    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (!duration.isNegative()) Thread.sleep(duration.toMillis());
    }
}
