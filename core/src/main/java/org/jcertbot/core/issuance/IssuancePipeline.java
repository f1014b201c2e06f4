package org.jcertbot.core.issuance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.concurrent.PollingRounds;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.key.CertificateKeys;
import org.jcertbot.core.proof.ChallengesFailedException;
import org.jcertbot.core.proof.Claim;
import org.jcertbot.core.proof.FailedChallenge;
import org.jcertbot.core.proof.ProofOfControl;
import org.jcertbot.core.proof.Prover;
import org.jcertbot.core.proof.Verdict;

/**
 * The main path: from requests to certificates. One request or thousands go the same way, and a request that fails
 * fails alone.
 *
 * <pre>
 *   order ──▶ prove control of the names of all orders together ──▶ finalize, download and deliver each when it may
 * </pre>
 */
public final class IssuancePipeline {
    private final OrderPlacement placement;
    private final ProofOfControl proof;
    private final OrderCompletion completion;
    private final CertificateKeys keys;
    private final IssuanceListener listener;

    /** @param issuanceTimeout how long the authority may take for a certificate once its names are authorized */
    IssuancePipeline(
            ProofOfControl proof,
            CertificateKeys keys,
            Duration issuanceTimeout,
            IssuanceListener listener,
            Workers workers,
            PollingRounds rounds) {
        this.placement = new OrderPlacement(workers);
        this.proof = proof;
        this.completion = new OrderCompletion(issuanceTimeout, workers, rounds);
        this.keys = keys;
        this.listener = listener;
    }

    /** Makes attempts; one outcome for each, in their order. */
    public List<IssuanceOutcome> run(List<Attempt> attempts) throws InterruptedException {
        return issue(attempts.stream().map(Attempt::request).toList());
    }

    /** Obtains and delivers certificates; one outcome for each request, in their order. */
    List<IssuanceOutcome> issue(List<IssuanceRequest> requests) throws InterruptedException {
        List<Progress<IssuedChain>> last = new ArrayList<>(attempt(requests));
        for (var smaller = smaller(last); !smaller.isEmpty(); smaller = smaller(last)) {
            Iterator<Progress<IssuedChain>> again =
                    attempt(List.copyOf(smaller.values())).iterator();
            for (int index : smaller.keySet()) last.set(index, again.next());
        }
        return last.stream().map(IssuancePipeline::outcome).toList();
    }

    private List<Progress<IssuedChain>> attempt(List<IssuanceRequest> requests) throws InterruptedException {
        List<Progress<PlacedOrder>> placed = placement.place(requests);
        List<Claim> claims = placed.stream().map(IssuancePipeline::claim).toList();
        try (var keyMaking = new KeyMaking(keys);
                var completions = new Completions(completion)) {
            List<Future<Progress<SigningRequest>>> signing =
                    placed.stream().map(keyMaking::start).toList();
            proof.prove(claims, verdicts -> completions.start(judged(placed, verdicts), signing));
            return completions.await();
        }
    }

    private Map<Integer, Progress<PlacedOrder>> judged(
            List<Progress<PlacedOrder>> orders, Map<Integer, Verdict> verdicts) {
        var judged = new LinkedHashMap<Integer, Progress<PlacedOrder>>();
        verdicts.forEach((index, verdict) -> judged.put(index, judged(orders.get(index), verdict)));
        return judged;
    }

    private static Claim claim(Progress<PlacedOrder> order) {
        Prover prover = order.request().prover();
        if (!(order instanceof Progress.Reached<PlacedOrder> reached)) {
            return new Claim(prover, List.of(), Optional.empty());
        }
        PlacedOrder placed = reached.value();
        return new Claim(prover, placed.authorizations(), Optional.of(placed.order()));
    }

    private Progress<PlacedOrder> judged(Progress<PlacedOrder> order, Verdict verdict) {
        if (!verdict.failed().isEmpty())
            listener.challengesFailed(order.request().prover(), verdict.failed());
        if (order instanceof Progress.Failed<PlacedOrder>) return order;
        if (verdict.error().isPresent())
            return Progress.failed(order.request(), verdict.error().get());
        if (verdict.failed().isEmpty()) return order;
        List<Identifier> rejected =
                verdict.failed().stream().map(FailedChallenge::identifier).toList();
        boolean all = order.request().subsetAllowed()
                && rejected.containsAll(order.request().identifiers());
        var error = new ChallengesFailedException(all, order.request().prover(), verdict.failed());
        return new Progress.Failed<>(order.request(), error, rejected);
    }

    /** What is tried once more, together, by the index of the request. */
    private SortedMap<Integer, IssuanceRequest> smaller(List<Progress<IssuedChain>> attempts) {
        var smaller = new TreeMap<Integer, IssuanceRequest>();
        for (int i = 0; i < attempts.size(); i++) {
            Optional<IssuanceRequest> rest = smaller(attempts.get(i));
            if (rest.isPresent()) smaller.put(i, rest.get());
        }
        return smaller;
    }

    /** The request without the names that failed, if it may go on and any are left. */
    private Optional<IssuanceRequest> smaller(Progress<IssuedChain> attempt) {
        if (!(attempt instanceof Progress.Failed<IssuedChain> failed)) return Optional.empty();
        if (!failed.request().subsetAllowed() || failed.rejected().isEmpty()) return Optional.empty();
        IssuanceRequest rest = failed.request().without(failed.rejected());
        int before = failed.request().identifiers().size();
        if (rest.identifiers().isEmpty() || rest.identifiers().size() == before) return Optional.empty();
        listener.retryingWithout(failed.rejected());
        return Optional.of(rest);
    }

    private static IssuanceOutcome outcome(Progress<IssuedChain> attempt) {
        Optional<CertbotException> error =
                attempt instanceof Progress.Failed<IssuedChain> failed ? Optional.of(failed.error()) : Optional.empty();
        return new IssuanceOutcome(attempt.request().identifiers(), error);
    }
}
