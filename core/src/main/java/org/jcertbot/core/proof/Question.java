package org.jcertbot.core.proof;

import java.time.Duration;
import java.util.List;
import org.jcertbot.core.time.Poll;

/** Something to ask the authority until it knows. */
sealed interface Question permits OrderQuestion, AuthorizationQuestion {
    /** How long to go on, as the original: an authority that needs longer than this to look is broken. */
    Duration LIMIT = Duration.ofMinutes(30);

    /** Asks once; failures are part of the findings. */
    Poll<Findings> ask() throws InterruptedException;

    /** What is to be said when there is no time left. */
    Findings late();

    /**
     * What is known after a question.
     *
     * @param ended proofs whose end is known
     * @param open what has to be asked to know the others
     */
    record Findings(List<Proof.Ended> ended, List<AuthorizationQuestion> open) {
        static Findings of(Proof.Ended ended) {
            return new Findings(List.of(ended), List.of());
        }
    }
}
