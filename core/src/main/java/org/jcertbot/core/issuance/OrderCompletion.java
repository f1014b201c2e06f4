package org.jcertbot.core.issuance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.CaOrder;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.ca.OrderState;
import org.jcertbot.core.ca.Problem;
import org.jcertbot.core.concurrent.PollingRounds;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.time.Backoff;
import org.jcertbot.core.time.Poll;
import org.jcertbot.core.time.TimedOutException;

/**
 * Last step: sends the signing requests of authorized orders, waits for the certificates, and delivers each as soon as
 * it is there (RFC 8555 section 7.4).
 */
final class OrderCompletion {
    private record Authorized(CaOrder order, SigningRequest signing) {}

    /** @param answer what the authority said when it got the signing request, which can be the end already */
    private record Finalized(IssuanceRequest request, CaOrder order, SigningRequest signing, OrderState answer) {}

    private final Duration issuanceTimeout;
    private final Workers workers;
    private final PollingRounds rounds;

    OrderCompletion(Duration issuanceTimeout, Workers workers, PollingRounds rounds) {
        this.issuanceTimeout = issuanceTimeout;
        this.workers = workers;
        this.rounds = rounds;
    }

    /**
     * Completes orders whose authorizations are all valid.
     *
     * @param signing the signing request that is being made for each order
     * @return how each order ended, in their order
     */
    List<Progress<IssuedChain>> complete(
            List<Progress<PlacedOrder>> orders, List<Future<Progress<SigningRequest>>> signing)
            throws InterruptedException {
        // Here and not in the workers: others need those, and a key can take seconds.
        var authorized = new ArrayList<Progress<Authorized>>();
        for (int i = 0; i < orders.size(); i++) {
            Future<Progress<SigningRequest>> request = signing.get(i);
            authorized.add(orders.get(i)
                    .then(placed -> new Authorized(
                            placed.order(), Workers.result(request).orThrow())));
        }
        List<Progress<Finalized>> sent = workers.map(authorized, OrderCompletion::send);
        List<Progress<Poll<IssuedChain>>> answered =
                workers.map(sent, progress -> progress.then(finalized -> ask(finalized, finalized.answer)));
        return awaitOthers(sent, answered);
    }

    /** Polls the orders that were not settled by the first answer. */
    private List<Progress<IssuedChain>> awaitOthers(
            List<Progress<Finalized>> sent, List<Progress<Poll<IssuedChain>>> answered) throws InterruptedException {
        var waiting = new ArrayList<Progress<Finalized>>();
        for (int i = 0; i < sent.size(); i++) if (isNotYet(answered.get(i))) waiting.add(sent.get(i));
        Iterator<Progress<IssuedChain>> late = rounds.untilAll(
                        waiting,
                        issuanceTimeout,
                        Backoff.QUICK,
                        OrderCompletion::poll,
                        progress -> Progress.failed(
                                progress.request(),
                                new TimedOutException(
                                        "the certificate authority to issue the certificate", issuanceTimeout)))
                .iterator();
        var ended = new ArrayList<Progress<IssuedChain>>();
        for (Progress<Poll<IssuedChain>> first : answered) ended.add(isNotYet(first) ? late.next() : settled(first));
        return ended;
    }

    private static Progress<Finalized> send(Progress<Authorized> authorized) throws InterruptedException {
        return authorized.then(ready -> {
            OrderState answer = send(ready.order(), ready.signing());
            return new Finalized(authorized.request(), ready.order(), ready.signing(), answer);
        });
    }

    /** An authority that is still busy with the authorizations says so; the poll sends the request again. */
    private static OrderState send(CaOrder order, SigningRequest signing)
            throws CertbotException, InterruptedException {
        try {
            return order.finalizeWith(signing.request().der());
        } catch (CaException e) {
            if (!e.is("orderNotReady")) throw e;
            return new OrderState(OrderState.Status.PENDING, Optional.empty(), e.retryAfter());
        }
    }

    private static Poll<Progress<IssuedChain>> poll(Progress<Finalized> sent) throws InterruptedException {
        Progress<Poll<IssuedChain>> asked = sent.then(finalized -> ask(finalized, finalized.order.fetchState()));
        if (asked instanceof Progress.Reached<Poll<IssuedChain>> answer
                && answer.value() instanceof Poll.NotYet<IssuedChain> notYet) {
            return new Poll.NotYet<>(notYet.retryAfter());
        }
        return Poll.done(settled(asked));
    }

    private static boolean isNotYet(Progress<Poll<IssuedChain>> asked) {
        return asked instanceof Progress.Reached<Poll<IssuedChain>> answer
                && answer.value() instanceof Poll.NotYet<IssuedChain>;
    }

    private static Progress<IssuedChain> settled(Progress<Poll<IssuedChain>> asked) throws InterruptedException {
        return asked.then(poll -> ((Poll.Done<IssuedChain>) poll).value());
    }

    private static Poll<IssuedChain> ask(Finalized sent, OrderState state)
            throws CertbotException, InterruptedException {
        return switch (state.status()) {
            case PENDING, PROCESSING -> new Poll.NotYet<>(state.retryAfter());
            case READY -> new Poll.NotYet<>(send(sent.order, sent.signing).retryAfter());
            case INVALID -> throw invalid(state);
            case VALID -> Poll.done(deliver(sent));
        };
    }

    private static IssuedChain deliver(Finalized sent) throws CertbotException, InterruptedException {
        Optional<String> issuer = sent.request.preferredChain();
        List<IssuedChain> offered = sent.order.download(issuer.isPresent());
        IssuedChain chain = ChainChoice.choose(offered, issuer, sent.request.dryRun());
        if (!sent.request.dryRun()) sent.request.delivery().deliver(sent.signing.key(), chain);
        return chain;
    }

    private static CaException invalid(OrderState state) {
        Problem problem =
                state.problem().orElseGet(() -> Problem.withoutDetail("The certificate authority gave no reason."));
        return new CaException(
                "The certificate authority could not issue the certificate: the order has become invalid.",
                problem.detail(),
                "",
                problem,
                Optional.empty());
    }
}
