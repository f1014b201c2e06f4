package org.jcertbot.acme;

import org.jcertbot.core.ca.CaException;

/** A request whose answer got lost was sent again and is refused: the server may have carried out the first one. */
final class RepetitionRefusedException extends CaException {
    private static final long serialVersionUID = 1;

    /** @param refusal with the problem that the server names */
    RepetitionRefusedException(CaException refusal) {
        super(
                refusal.what(),
                refusal.why(),
                refusal.nextStep(),
                refusal.problem().orElseThrow(),
                refusal.retryAfter());
        initCause(refusal);
    }
}
