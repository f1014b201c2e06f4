package org.jcertbot.acme;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The limits that an authority has published, so that a run with thousands of certificates stays below them instead of
 * finding them out. Figures of Let's Encrypt: letsencrypt.org/docs/rate-limits.
 *
 * @param requests on all requests of one address
 * @param orders on the orders of one account that replace no earlier certificate (RFC 9773); those that do are exempt
 */
record PublishedLimits(Optional<Rate> requests, Optional<Rate> orders) {
    /** One more for each interval; so many at once after a rest. */
    record Rate(Duration interval, int burst) {}

    private static final Set<String> LETS_ENCRYPT =
            Set.of("acme-v02.api.letsencrypt.org", "acme-staging-v02.api.letsencrypt.org");

    private static final PublishedLimits OF_LETS_ENCRYPT = new PublishedLimits(
            Optional.of(new Rate(Duration.ofMillis(4), 125)), Optional.of(new Rate(Duration.ofSeconds(36), 300)));

    private static final PublishedLimits NONE = new PublishedLimits(Optional.empty(), Optional.empty());

    /** The limits of the authority with that directory. */
    static PublishedLimits of(URI directory) {
        String host = directory.getHost();
        return host != null && LETS_ENCRYPT.contains(host) ? OF_LETS_ENCRYPT : NONE;
    }
}
