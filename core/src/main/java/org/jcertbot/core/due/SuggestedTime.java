package org.jcertbot.core.due;

import java.time.Instant;

/** When the authority wants a certificate to be renewed (RFC 9773). */
sealed interface SuggestedTime {
    record NotAsked() implements SuggestedTime {}

    /** It did not say, or is not to be asked now. */
    record Unknown() implements SuggestedTime {}

    record Known(Instant time) implements SuggestedTime {}
}
