package org.jcertbot.core.proof;

import java.util.Optional;
import org.jcertbot.core.ca.AuthorizationState;
import org.jcertbot.core.ca.CaAuthorization;
import org.jcertbot.core.ca.Problem;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.error.CertbotException;

/** A challenge on its way, for the claim of that index. */
record Proof(int claim, Prover prover, CaAuthorization authorization, Challenge challenge) {

    Ended ended(AuthorizationState state) {
        if (state.status() == AuthorizationState.Status.VALID) return valid();
        Problem problem = state.problem()
                .orElseGet(() -> Problem.withoutDetail("The authorization ended as " + state.status() + "."));
        var failure = new FailedChallenge(authorization.requestedIdentifier(), challenge, problem);
        return new Ended(this, Optional.of(failure), Optional.empty());
    }

    Ended valid() {
        return new Ended(this, Optional.empty(), Optional.empty());
    }

    /** Nobody knows whether it would have succeeded. */
    Ended error(CertbotException error) {
        return new Ended(this, Optional.empty(), Optional.of(error));
    }

    /** How it went. The authorization is valid if there is neither a failure nor an error. */
    record Ended(Proof proof, Optional<FailedChallenge> failure, Optional<CertbotException> error) {}
}
