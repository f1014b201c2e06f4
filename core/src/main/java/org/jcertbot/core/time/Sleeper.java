package org.jcertbot.core.time;

import java.time.Duration;

/** Lets time pass. Tests hand in one that moves their clock instead. */
@FunctionalInterface
public interface Sleeper {
    /** Returns after the duration; at once when it is zero or negative. */
    void sleep(Duration duration) throws InterruptedException;
}
