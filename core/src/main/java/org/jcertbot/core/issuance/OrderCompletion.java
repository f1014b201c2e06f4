package org.jcertbot.core.issuance;

import java.time.Duration;
import java.util.ArrayList;
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
    private record Authorized(CaOrder order, Future<Progress<SigningRequest>> signing) {}

    private record Finalized(IssuanceRequest request, CaOrder order, SigningRequest signing) {}

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
        var authorized = new ArrayList<Progress<Authorized>>();
        for (int i = 0; i < orders.size(); i++) {
            Future<Progress<SigningRequest>> request = signing.get(i);
            authorized.add(orders.get(i).then(placed -> new Authorized(placed.order(), request)));
        }
        List<Progress<Finalized>> sent = workers.map(authorized, OrderCompletion::send);
        return rounds.untilAll(
                sent,
                issuanceTimeout,
                Backoff.QUICK,
                OrderCompletion::poll,
                progress -> Progress.failed(
                        progress.request(), new TimedOutException("the CA to issue the certificate", issuanceTimeout)));
    }

    private static Progress<Finalized> send(Progress<Authorized> authorized) throws InterruptedException {
        return authorized.then(ready -> {
            SigningRequest signing = Workers.result(ready.signing()).orThrow();
            send(ready.order(), signing);
            return new Finalized(authorized.request(), ready.order(), signing);
        });
    }

    /** An authority that is still busy with the authorizations says so; the poll sends the request again. */
    private static void send(CaOrder order, SigningRequest signing) throws CertbotException, InterruptedException {
        try {
            order.finalizeWith(signing.request().der());
        } catch (CaException e) {
            if (!e.is("orderNotReady")) throw e;
        }
    }

    private static Poll<Progress<IssuedChain>> poll(Progress<Finalized> sent) throws InterruptedException {
        Progress<Poll<IssuedChain>> asked = sent.then(OrderCompletion::ask);
        if (asked instanceof Progress.Reached<Poll<IssuedChain>> answer
                && answer.value() instanceof Poll.NotYet<IssuedChain> notYet) {
            return new Poll.NotYet<>(notYet.retryAfter());
        }
        return Poll.done(asked.then(poll -> ((Poll.Done<IssuedChain>) poll).value()));
    }

    private static Poll<IssuedChain> ask(Finalized sent) throws CertbotException, InterruptedException {
        OrderState state = sent.order.fetchState();
        switch (state.status()) {
            case READY -> send(sent.order, sent.signing);
            case PENDING, PROCESSING -> {} // the authority is at work
            case INVALID -> throw invalid(state);
            case VALID -> {
                return Poll.done(deliver(sent));
            }
        }
        return new Poll.NotYet<>(state.retryAfter());
    }

    private static IssuedChain deliver(Finalized sent) throws CertbotException, InterruptedException {
        Optional<String> issuer = sent.request.preferredChain();
        List<IssuedChain> offered = sent.order.download(issuer.isPresent());
        IssuedChain chain = ChainChoice.choose(offered, issuer, sent.request.dryRun());
        sent.request.delivery().deliver(sent.signing.key(), chain);
        return chain;
    }

    private static CaException invalid(OrderState state) {
        Problem problem = state.problem().orElseGet(() -> Problem.withoutDetail("The CA gave no reason."));
        return new CaException(
                "The CA could not issue the certificate: the order has become invalid.",
                problem.detail(),
                "",
                problem,
                Optional.empty());
    }
}
