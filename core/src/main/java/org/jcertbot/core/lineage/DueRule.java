package org.jcertbot.core.lineage;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/** When a certificate should be renewed if nobody says otherwise. */
public final class DueRule {
    private static final Duration SHORT_LIVED = Duration.ofDays(10);

    private DueRule() {}

    /** After two thirds of its lifetime; after half of it when it lives for less than ten days. */
    public static Instant dueSince(X509Certificate certificate) {
        Instant start = certificate.getNotBefore().toInstant();
        Duration lifetime = Duration.between(start, certificate.getNotAfter().toInstant());
        return lifetime.compareTo(SHORT_LIVED) < 0
                ? start.plus(lifetime.dividedBy(2))
                : start.plus(lifetime.multipliedBy(2).dividedBy(3));
    }
}
