package org.jcertbot.core.due;

/** What follows from the facts that are known so far: an answer, or the next question that has to be asked. */
sealed interface Decision {
    record Settled(Dueness dueness) implements Decision {}

    /** Ask the authority when it wants the certificate to be renewed, then decide again. */
    record AskForSuggestedTime() implements Decision {}

    /** Ask whether the certificate is revoked, then decide again. */
    record AskWhetherRevoked() implements Decision {}
}
