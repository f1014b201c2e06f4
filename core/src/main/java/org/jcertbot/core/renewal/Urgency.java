package org.jcertbot.core.renewal;

import java.time.Duration;
import java.time.Instant;

/** How soon a certificate has to be renewed. */
public enum Urgency {
    /** There is time for many more attempts. */
    NONE,
    /** Less than a fifth of its life is left: somebody should be told. */
    NOTABLE,
    /** Less than a week is left, or a fifth of a life that is short: every run says so. */
    HIGH;

    private static final Duration WEEK = Duration.ofDays(7);
    private static final int PART_OF_LIFE = 5;

    static Urgency of(Instant notBefore, Instant notAfter, Instant now) {
        Duration part = Duration.between(notBefore, notAfter).dividedBy(PART_OF_LIFE);
        Duration left = Duration.between(now, notAfter);
        if (left.compareTo(part.compareTo(WEEK) < 0 ? part : WEEK) < 0) return HIGH;
        return left.compareTo(part) < 0 ? NOTABLE : NONE;
    }
}
