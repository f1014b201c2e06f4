package org.jcertbot.core.proof;

import java.util.Optional;
import org.jcertbot.core.ca.AuthorizationState;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.time.Poll;
import org.jcertbot.core.time.TimedOutException;

/**
 * An authorization is asked how it ended.
 *
 * @param refusal of the answer to its challenge
 */
record AuthorizationQuestion(Proof proof, Optional<CertbotException> refusal) implements Question {
    /**
     * An answer that was refused starts nothing that could be waited for. But the authority may have got it before: when
     * its reply is lost the answer is sent again, and some refuse that because the challenge has been decided.
     */
    @Override
    public Poll<Findings> ask() throws InterruptedException {
        try {
            AuthorizationState state = proof.authorization().fetchState();
            if (state.status() != AuthorizationState.Status.PENDING) return done(proof.ended(state));
            return refusal.isPresent() ? done(proof.error(refusal.get())) : new Poll.NotYet<>(state.retryAfter());
        } catch (CertbotException e) {
            return done(proof.error(refusal.orElse(e)));
        }
    }

    private static Poll<Findings> done(Proof.Ended ended) {
        return Poll.done(Findings.of(ended));
    }

    @Override
    public Findings late() {
        return Findings.of(proof.error(new TimedOutException(
                "the certificate authority to validate " + proof.authorization().identifier(), LIMIT)));
    }
}
