package org.jcertbot.core.ca;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When an authority wants a certificate to be renewed (RFC 9773 section 4.2).
 *
 * @param windowStart the beginning of the time in which it is to happen
 * @param windowEnd its end; never before the beginning
 * @param retryAfter how long the authority wants not to be asked again about this certificate
 * @param explanation a page that tells people why the window is what it is
 */
public record RenewalInformation(
        Instant windowStart, Instant windowEnd, Optional<Duration> retryAfter, Optional<URI> explanation) {
    public RenewalInformation {
        if (windowEnd.isBefore(windowStart)) throw new IllegalArgumentException("a window that ends before it begins");
    }
}
