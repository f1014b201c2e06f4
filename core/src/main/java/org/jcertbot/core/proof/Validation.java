package org.jcertbot.core.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final Workers workers;
    private final PollingRounds rounds;

    Validation(Workers workers, PollingRounds rounds) {
        this.workers = workers;
        this.rounds = rounds;
    }

    /** @param onEnded gets every proof once, as soon as it is known how it has ended */
    void validate(List<Proof> presented, List<Claim> claims, Consumer<List<Proof.Ended>> onEnded)
            throws InterruptedException {
        List<AuthorizationQuestion> answered = workers.map(presented, Validation::answer);
        List<AuthorizationQuestion> open = ask(questions(answered, claims), onEnded);
        ask(open, onEnded);
    }

    private static AuthorizationQuestion answer(Proof proof) throws InterruptedException {
        try {
            proof.authorization().answer(proof.challenge());
            return new AuthorizationQuestion(proof, Optional.empty());
        } catch (CertbotException refusal) {
            return new AuthorizationQuestion(proof, Optional.of(refusal));
        }
    }

    /** Questions about orders where one can answer several, about authorizations where not. */
    private static List<Question> questions(List<AuthorizationQuestion> answered, List<Claim> claims) {
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

    /** Asks until all is said; returns what has to be asked to know the rest. */
    private List<AuthorizationQuestion> ask(List<? extends Question> questions, Consumer<List<Proof.Ended>> onEnded)
            throws InterruptedException {
        List<Question> asked = List.copyOf(questions);
        return rounds
                .untilAll(
                        asked,
                        Question.LIMIT,
                        Backoff.QUICK,
                        Question::ask,
                        Question::late,
                        round -> onEnded.accept(round.stream()
                                .flatMap(findings -> findings.ended().stream())
                                .toList()))
                .stream()
                .flatMap(findings -> findings.open().stream())
                .toList();
    }
}
