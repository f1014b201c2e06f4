package org.jcertbot.core.proof;

import java.util.List;
import org.jcertbot.core.error.CertbotException;

/**
 * The authority refused challenges. The user has read about each of them in the report by then, so the message is short;
 * the details are for those who were not there.
 */
public final class ChallengesFailedException extends CertbotException {
    private final transient List<FailedChallenge> failures;
    private final String hint;

    /**
     * For one order.
     *
     * @param all true when no identifier is left with which to go on
     * @param prover who presented them
     * @param failures one or more
     */
    public ChallengesFailedException(boolean all, Prover prover, List<FailedChallenge> failures) {
        super((all ? "All" : "Some") + " challenges have failed.", "", "");
        this.failures = List.copyOf(failures);
        this.hint = prover.authenticator()
                .hint(failures.stream().map(FailedChallenge::challenge).toList());
    }

    public List<FailedChallenge> failures() {
        return failures;
    }

    /** What the plugin suggests. */
    public String hint() {
        return hint;
    }
}
