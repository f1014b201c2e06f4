package org.jcertbot.core.issuance;

import java.util.List;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.proof.FailedChallenge;
import org.jcertbot.core.proof.Prover;

/** Hears what the user should know while requests are on their way. */
interface IssuanceListener {
    /** The authority refused challenges of a request. */
    void challengesFailed(Prover prover, List<FailedChallenge> failures);

    /** A request goes on without these names, because a subset is allowed. */
    void retryingWithout(List<Identifier> rejected);
}
