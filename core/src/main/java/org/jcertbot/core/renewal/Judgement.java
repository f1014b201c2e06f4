package org.jcertbot.core.renewal;

import java.util.Optional;

/** What is to be done about a renewal file. */
sealed interface Judgement {
    /** The lineage, when nobody has been told of its certificate successfully. */
    Optional<Candidate> owing();

    /** It is not to be renewed: this is how it ends. */
    record Settled(Outcome outcome, Optional<Candidate> owing) implements Judgement {
        Settled(Outcome outcome) {
            this(outcome, Optional.empty());
        }
    }

    /** Renew it now. */
    record Renew(Candidate candidate, Optional<Candidate> owing) implements Judgement {}
}
