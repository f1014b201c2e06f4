package org.jcertbot.core.challenge;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.ca.AuthorizationState;
import org.jcertbot.core.ca.CaAuthorization;
import org.jcertbot.core.ca.Problem;
import org.jcertbot.core.concurrent.PollingRounds;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.proof.Challenge;
import org.jcertbot.core.time.Backoff;
import org.jcertbot.core.time.Poll;
import org.jcertbot.core.time.TimedOutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves control of the identifiers of many orders at once: all challenges of an authenticator are presented
 * together, those of all orders are answered and polled concurrently, and everything is removed again whatever happens
 * (RFC 8555 section 7.5).
 */
public final class ProofOfControl {
    private static final Logger LOG = LoggerFactory.getLogger(ProofOfControl.class);

    /** As the original: an authority that needs longer than this to look is broken. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final PresentedPause pause;
    private final Workers workers;
    private final PollingRounds rounds;

    /** @param pause called between presenting and answering */
    public ProofOfControl(PresentedPause pause, Workers workers, PollingRounds rounds) {
        this.pause = pause;
        this.workers = workers;
        this.rounds = rounds;
    }

    /**
     * Gets all pending authorizations valid.
     *
     * @return one verdict for each claim; a claim fails without the others, except when a plugin cannot present: that
     *     concerns all claims that need it
     */
    public List<Verdict> prove(List<Claim> claims) throws InterruptedException {
        var verdicts = new Verdict[claims.size()];
        var proofs = new ArrayList<Proof>();
        for (int i = 0; i < claims.size(); i++) {
            try {
                proofs.addAll(choose(i, claims.get(i)));
                verdicts[i] = Verdict.AUTHORIZED;
            } catch (CertbotException nothingToPresent) {
                verdicts[i] = Verdict.error(nothingToPresent);
            }
        }
        try (var presentations = new Presentations()) {
            List<Proof> presented = present(proofs, presentations, verdicts);
            if (!presented.isEmpty()) lookAtAll(presented, verdicts);
        }
        return List.of(verdicts);
    }

    /** Presents the challenges of each authenticator in one go; those of one that cannot are left out. */
    private static List<Proof> present(List<Proof> proofs, Presentations presentations, Verdict[] verdicts)
            throws InterruptedException {
        var byAuthenticator = new LinkedHashMap<Authenticator, List<Proof>>();
        for (Proof proof : proofs) {
            byAuthenticator
                    .computeIfAbsent(proof.prover.authenticator(), first -> new ArrayList<>())
                    .add(proof);
        }
        var presented = new ArrayList<Proof>();
        for (var group : byAuthenticator.entrySet()) {
            try {
                presentations.add(group.getKey().present(challenges(group.getValue())));
                presented.addAll(group.getValue());
            } catch (CertbotException e) {
                for (Proof proof : group.getValue()) verdicts[proof.claim] = Verdict.error(e);
            }
        }
        LOG.debug("{} challenges presented by {} authenticators", presented.size(), byAuthenticator.size());
        return presented;
    }

    private void lookAtAll(List<Proof> presented, Verdict[] verdicts) throws InterruptedException {
        try {
            pause.afterPresenting(challenges(presented));
        } catch (CertbotException e) {
            for (Proof proof : presented) verdicts[proof.claim] = Verdict.error(e);
            return;
        }
        judge(await(answer(presented)), verdicts);
    }

    private static List<Proof> choose(int index, Claim claim) throws CertbotException {
        var proofs = new ArrayList<Proof>();
        for (CaAuthorization authorization : claim.authorizations()) {
            if (authorization.state().status() == AuthorizationState.Status.VALID) continue;
            Challenge challenge = claim.prover().choice().choose(authorization);
            proofs.add(new Proof(index, claim.prover(), authorization, challenge));
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
            Verdict before = verdicts[one.proof.claim];
            if (one.error.isPresent()) {
                verdicts[one.proof.claim] = new Verdict(before.failed(), one.error);
            } else if (!one.isValid()) {
                var failed = new ArrayList<>(before.failed());
                failed.add(one.failure());
                verdicts[one.proof.claim] = new Verdict(failed, before.error());
            }
        }
    }

    private static List<Challenge> challenges(List<Proof> proofs) {
        return proofs.stream().map(Proof::challenge).distinct().toList(); // orders can share an authorization
    }

    /** A challenge on its way, for the claim of that index. */
    private record Proof(int claim, Prover prover, CaAuthorization authorization, Challenge challenge) {}

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
