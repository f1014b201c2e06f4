package org.jcertbot.core.renewal;

/** What is to be done about a renewal file. */
sealed interface Judgement {
    /** Nothing more: this is how it ends. */
    record Settled(Outcome outcome) implements Judgement {}

    /** Renew it now. */
    record Renew(Candidate candidate) implements Judgement {}

    /**
     * It is in date, but what should have followed its last renewal has not succeeded yet.
     *
     * @param outcome how it ends apart from that
     */
    record DeployAgain(Candidate candidate, Outcome outcome) implements Judgement {}
}
