package org.jcertbot.core.challenge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jcertbot.core.ca.AuthorizationState;
import org.jcertbot.core.ca.CaOrder;
import org.jcertbot.core.ca.OrderState;
import org.jcertbot.core.concurrent.PollingRounds;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.time.Backoff;
import org.jcertbot.core.time.Poll;
import org.jcertbot.core.time.TimedOutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the authority to look at what is presented, and waits for what it says (RFC 8555 section 7.5.1).
 *
 * <p>An order with several authorizations is asked about as a whole first: it becomes ready when the last of them is
 * valid (section 7.1.6), so a hundred names need one question in place of a hundred. The authorizations themselves are
 * asked when the order fails, to know which of them did, and when it takes its time.
 */
final class Validation {
    private static final Logger LOG = LoggerFactory.getLogger(Validation.class);

    /** As the original: an authority that needs longer than this to look is broken. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    /** Authorities that look more often than once need longer, and some settle their orders late. */
    private static final Duration LIMIT_FOR_ORDERS = Duration.ofSeconds(10);

    private record Answered(Proof proof, Optional<CertbotException> refusal) {}

    private final Workers workers;
    private final PollingRounds rounds;

    Validation(Workers workers, PollingRounds rounds) {
        this.workers = workers;
        this.rounds = rounds;
    }

    /** How each proof of the claims ended. */
    List<Proof.Ended> validate(List<Proof> presented, List<Claim> claims) throws InterruptedException {
        List<Answered> answers = workers.map(presented, Validation::answer);
        Set<Integer> authorized = claimsWithReadyOrder(answers, claims);
        var ended = new ArrayList<Proof.Ended>();
        var open = new ArrayList<Answered>();
        for (Answered answer : answers) {
            if (authorized.contains(answer.proof.claim())) ended.add(answer.proof.valid());
            else open.add(answer);
        }
        ended.addAll(awaitEach(open));
        return ended;
    }

    private static Answered answer(Proof proof) throws InterruptedException {
        try {
            proof.authorization().answer(proof.challenge());
            return new Answered(proof, Optional.empty());
        } catch (CertbotException refusal) {
            return new Answered(proof, Optional.of(refusal));
        }
    }

    /** Only orders for which one question can answer several are asked. */
    private Set<Integer> claimsWithReadyOrder(List<Answered> answers, List<Claim> claims) throws InterruptedException {
        Map<Integer, List<Answered>> byClaim =
                answers.stream().collect(Collectors.groupingBy(answer -> answer.proof.claim()));
        List<Integer> asked = byClaim.entrySet().stream()
                .filter(claim -> claim.getValue().size() > 1)
                .filter(claim -> claim.getValue().stream().allMatch(answer -> answer.refusal.isEmpty()))
                .map(Map.Entry::getKey)
                .filter(claim -> claims.get(claim).order().isPresent())
                .toList();
        List<Boolean> ready = rounds.untilAll(
                asked,
                LIMIT_FOR_ORDERS,
                Backoff.QUICK,
                claim -> isReady(claims.get(claim).order().orElseThrow()),
                late -> false);
        return IntStream.range(0, asked.size())
                .filter(ready::get)
                .mapToObj(asked::get)
                .collect(Collectors.toSet());
    }

    private static Poll<Boolean> isReady(CaOrder order) throws InterruptedException {
        try {
            OrderState state = order.fetchState();
            return switch (state.status()) {
                case PENDING -> new Poll.NotYet<>(state.retryAfter());
                case READY, PROCESSING, VALID -> Poll.done(true);
                case INVALID -> Poll.done(false);
            };
        } catch (CertbotException unknown) {
            LOG.debug("The order does not say how far it is: {}", unknown.getMessage());
            return Poll.done(false);
        }
    }

    private List<Proof.Ended> awaitEach(List<Answered> answers) throws InterruptedException {
        return rounds.untilAll(
                answers,
                LIMIT,
                Backoff.QUICK,
                Validation::askAuthorization,
                answered -> answered.proof.error(new TimedOutException(
                        "the CA to validate " + answered.proof.authorization().identifier(), LIMIT)));
    }

    /**
     * An answer that was refused starts nothing that could be waited for. But the authority may have got it before: when
     * its reply is lost the answer is sent again, and some refuse that because the challenge has been decided.
     */
    private static Poll<Proof.Ended> askAuthorization(Answered answered) throws InterruptedException {
        Proof proof = answered.proof;
        try {
            AuthorizationState state = proof.authorization().fetchState();
            if (state.status() != AuthorizationState.Status.PENDING) return Poll.done(proof.ended(state));
            return answered.refusal
                    .<Poll<Proof.Ended>>map(refusal -> Poll.done(proof.error(refusal)))
                    .orElseGet(() -> new Poll.NotYet<>(state.retryAfter()));
        } catch (CertbotException e) {
            return Poll.done(proof.error(answered.refusal.orElse(e)));
        }
    }
}
