package org.jcertbot.core.ca;

import java.time.Duration;

/** Asks OCSP responders (RFC 6960). Safe for several threads; their questions are asked at the same time. */
public interface RevocationResponders {
    /**
     * Asks once.
     *
     * @param limit how long to wait for the answer
     */
    RevocationAnswer ask(RevocationQuery query, Duration limit) throws InterruptedException;
}
