package org.jcertbot.core.challenge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.ca.AuthorizationState;
import org.jcertbot.core.ca.CaAuthorization;
import org.jcertbot.core.ca.Problem;
import org.jcertbot.core.concurrent.PollingRounds;
import org.jcertbot.core.concurrent.Shielded;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.Presentation;
import org.jcertbot.core.proof.Challenge;
import org.jcertbot.core.time.Backoff;
import org.jcertbot.core.time.Poll;
import org.jcertbot.core.time.TimedOutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves control of the identifiers of many orders at once: all challenges are presented together, answered and polled
 * concurrently, and removed together whatever happens (RFC 8555 section 7.5).
 */
public final class ProofOfControl {
    private static final Logger LOG = LoggerFactory.getLogger(ProofOfControl.class);

    /** As the original: an authority that needs longer than this to look is broken. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final Authenticator authenticator;
    private final ChallengeChoice choice;
    private final PresentedPause pause;
    private final Workers workers;
    private final PollingRounds rounds;

    /** @param pause called between presenting and answering */
    public ProofOfControl(
            Authenticator authenticator,
            ChallengeChoice choice,
            PresentedPause pause,
            Workers workers,
            PollingRounds rounds) {
        this.authenticator = authenticator;
        this.choice = choice;
        this.pause = pause;
        this.workers = workers;
        this.rounds = rounds;
    }

    /**
     * Gets all pending authorizations valid.
     *
     * @param orders the authorizations of each order
     * @return one verdict for each order; an order fails without the others, except when the plugin cannot present: that
     *     concerns all orders that need it
     */
    public List<Verdict> prove(List<List<CaAuthorization>> orders) throws InterruptedException {
        var verdicts = new Verdict[orders.size()];
        var proofs = new ArrayList<Proof>();
        for (int order = 0; order < orders.size(); order++) {
            try {
                proofs.addAll(choose(order, orders.get(order)));
                verdicts[order] = Verdict.AUTHORIZED;
            } catch (CertbotException nothingToPresent) {
                verdicts[order] = Verdict.error(nothingToPresent);
            }
        }
        if (!proofs.isEmpty()) {
            try (Presentation presented = shielded(authenticator.present(challenges(proofs)))) {
                LOG.debug("{} challenges presented, {}", proofs.size(), presented);
                pause.afterPresenting(challenges(proofs));
                judge(await(answer(proofs)), verdicts);
            } catch (CertbotException e) {
                for (Proof proof : proofs) verdicts[proof.order] = Verdict.error(e);
            }
        }
        return List.of(verdicts);
    }

    /** Removing challenges must not be cut short by the interrupt that ended the waiting. */
    private static Presentation shielded(Presentation presented) {
        return () -> {
            try {
                Shielded.run(presented::close);
            } catch (InterruptedException nobodyThrowsIt) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private List<Proof> choose(int order, List<CaAuthorization> authorizations) throws CertbotException {
        var proofs = new ArrayList<Proof>();
        for (CaAuthorization authorization : authorizations) {
            if (authorization.state().status() == AuthorizationState.Status.VALID) continue;
            proofs.add(new Proof(order, authorization, choice.choose(authorization)));
        }
        return proofs;
    }

    /** Tells the authority to look. A refusal of the answer is as good as a failed challenge. */
    private List<Answered> answer(List<Proof> proofs) throws InterruptedException {
        return workers.map(proofs, proof -> {
            try {
                proof.authorization.answer(proof.challenge);
                return new Answered(proof, Optional.empty());
            } catch (CertbotException e) {
                return new Answered(proof, Optional.of(e));
            }
        });
    }

    private List<Judged> await(List<Answered> answers) throws InterruptedException {
        return rounds.untilAll(
                answers,
                LIMIT,
                Backoff.QUICK,
                answered -> {
                    if (answered.error.isPresent())
                        return Poll.done(Judged.error(answered.proof, answered.error.get()));
                    try {
                        AuthorizationState state = answered.proof.authorization.fetchState();
                        if (state.status() == AuthorizationState.Status.PENDING)
                            return new Poll.NotYet<>(state.retryAfter());
                        return Poll.done(new Judged(answered.proof, Optional.of(state), Optional.empty()));
                    } catch (CertbotException e) {
                        return Poll.done(Judged.error(answered.proof, e));
                    }
                },
                answered -> Judged.error(
                        answered.proof,
                        new TimedOutException(
                                "the CA to validate " + answered.proof.authorization.identifier(), LIMIT)));
    }

    private static void judge(List<Judged> judged, Verdict[] verdicts) {
        for (Judged one : judged) {
            Verdict before = verdicts[one.proof.order];
            if (one.error.isPresent()) {
                verdicts[one.proof.order] = new Verdict(before.failed(), one.error);
            } else if (!one.isValid()) {
                var failed = new ArrayList<>(before.failed());
                failed.add(one.failure());
                verdicts[one.proof.order] = new Verdict(failed, before.error());
            }
        }
    }

    private static List<Challenge> challenges(List<Proof> proofs) {
        return proofs.stream().map(Proof::challenge).distinct().toList(); // orders can share an authorization
    }

    /** A challenge on its way, for the order of that index. */
    private record Proof(int order, CaAuthorization authorization, Challenge challenge) {}

    private record Answered(Proof proof, Optional<CertbotException> error) {}

    private record Judged(Proof proof, Optional<AuthorizationState> state, Optional<CertbotException> error) {
        static Judged error(Proof proof, CertbotException error) {
            return new Judged(proof, Optional.empty(), Optional.of(error));
        }

        boolean isValid() {
            return state.filter(s -> s.status() == AuthorizationState.Status.VALID)
                    .isPresent();
        }

        FailedChallenge failure() {
            Problem problem = state.flatMap(AuthorizationState::problem)
                    .orElseGet(() -> Problem.withoutDetail("The authorization ended as "
                            + state.map(s -> s.status().name()).orElse("unknown") + "."));
            return new FailedChallenge(proof.authorization.requestedIdentifier(), proof.challenge, problem);
        }
    }
}
