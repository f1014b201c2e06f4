package org.jcertbot.core.challenge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.ca.CaOrder;
import org.jcertbot.core.concurrent.PollingRounds;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.time.Backoff;

/**
 * Tells the authority to look at what is presented, and waits for what it says (RFC 8555 section 7.5.1).
 *
 * <p>An order with several authorizations is asked about as a whole, so a hundred names need one question in place of a
 * hundred.
 */
final class Validation {
    /** As the original: an authority that needs longer than this to look is broken. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final Workers workers;
    private final PollingRounds rounds;

    Validation(Workers workers, PollingRounds rounds) {
        this.workers = workers;
        this.rounds = rounds;
    }

    /** How each proof of the claims ended. */
    List<Proof.Ended> validate(List<Proof> presented, List<Claim> claims) throws InterruptedException {
        List<AuthorizationQuestion> answered = workers.map(presented, Validation::answer);
        var ended = new ArrayList<Proof.Ended>();
        List<AuthorizationQuestion> open = ask(wholes(answered, claims), ended);
        ask(open, ended);
        return ended;
    }

    private static AuthorizationQuestion answer(Proof proof) throws InterruptedException {
        try {
            proof.authorization().answer(proof.challenge());
            return new AuthorizationQuestion(proof, Optional.empty(), LIMIT);
        } catch (CertbotException refusal) {
            return new AuthorizationQuestion(proof, Optional.of(refusal), LIMIT);
        }
    }

    /** Questions about orders where one can answer several, about authorizations where not. */
    private static List<Question> wholes(List<AuthorizationQuestion> answered, List<Claim> claims) {
        Map<Integer, List<AuthorizationQuestion>> byClaim = new LinkedHashMap<>();
        for (AuthorizationQuestion one : answered) {
            byClaim.computeIfAbsent(one.proof().claim(), first -> new ArrayList<>())
                    .add(one);
        }
        var questions = new ArrayList<Question>();
        byClaim.forEach((claim, parts) -> {
            Optional<CaOrder> order = claims.get(claim).order();
            boolean allAccepted = parts.stream().allMatch(part -> part.refusal().isEmpty());
            if (order.isPresent() && allAccepted && parts.size() > 1) {
                questions.add(new OrderQuestion(order.get(), parts));
            } else {
                questions.addAll(parts);
            }
        });
        return questions;
    }

    /**
     * Asks until all is said.
     *
     * @param ended gets the proofs whose end is known
     * @return what has to be asked to know the others
     */
    private List<AuthorizationQuestion> ask(List<? extends Question> questions, List<Proof.Ended> ended)
            throws InterruptedException {
        var open = new ArrayList<AuthorizationQuestion>();
        List<Question> asked = List.copyOf(questions);
        for (Question.Findings findings : rounds.untilAll(asked, LIMIT, Backoff.QUICK, Question::ask, Question::late)) {
            ended.addAll(findings.ended());
            open.addAll(findings.open());
        }
        return open;
    }
}
