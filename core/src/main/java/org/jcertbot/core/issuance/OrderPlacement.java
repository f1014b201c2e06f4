package org.jcertbot.core.issuance;

import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jcertbot.core.ca.AuthorizationState;
import org.jcertbot.core.ca.CaAuthorization;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.CaOrder;
import org.jcertbot.core.ca.OrderRequest;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.error.CertbotException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** First step: an order for each request (RFC 8555 section 7.4). */
final class OrderPlacement {
    private static final Logger LOG = LoggerFactory.getLogger(OrderPlacement.class);

    private final Workers workers;

    OrderPlacement(Workers workers) {
        this.workers = workers;
    }

    List<Progress<PlacedOrder>> place(List<IssuanceRequest> requests) throws InterruptedException {
        List<Progress<PlacedOrder>> placed = order(requests);
        List<IssuanceRequest> again = new ArrayList<>();
        for (Progress<PlacedOrder> progress : placed) {
            if (progress instanceof Progress.Reached<PlacedOrder> reached && mustBeRepeated(reached)) {
                again.add(reached.request());
            }
        }
        if (again.isEmpty()) return placed;
        LOG.debug("Recreating order after authz deactivations");
        Iterator<Progress<PlacedOrder>> repeated = order(again).iterator();
        return placed.stream()
                .map(progress -> again.contains(progress.request()) ? repeated.next() : progress)
                .toList();
    }

    /** Orders for all requests, then the authorizations of all orders: each a request of its own to the authority. */
    private List<Progress<PlacedOrder>> order(List<IssuanceRequest> requests) throws InterruptedException {
        List<Progress<CaOrder>> orders =
                workers.map(requests, request -> Progress.start(request).then(OrderPlacement::order));
        var wanted = new ArrayList<Wanted>();
        for (Progress<CaOrder> progress : orders) {
            if (progress instanceof Progress.Reached<CaOrder> reached) {
                for (URI url : reached.value().authorizations()) wanted.add(new Wanted(reached, url));
            }
        }
        Iterator<Progress<CaAuthorization>> fetched = workers.map(
                        wanted, one -> one.order.then(order -> order.fetchAuthorization(one.url)))
                .iterator();
        var placed = new ArrayList<Progress<PlacedOrder>>();
        for (Progress<CaOrder> order : orders) placed.add(withAuthorizations(order, fetched));
        return placed;
    }

    private record Wanted(Progress.Reached<CaOrder> order, URI url) {}

    /** Takes as many authorizations as the order has; one that could not be fetched fails the order. */
    private static Progress<PlacedOrder> withAuthorizations(
            Progress<CaOrder> placed, Iterator<Progress<CaAuthorization>> fetched) throws InterruptedException {
        if (!(placed instanceof Progress.Reached<CaOrder> reached))
            return placed.then(order -> new PlacedOrder(order, List.of()));
        var ours = new ArrayList<Progress<CaAuthorization>>();
        for (int i = 0; i < reached.value().authorizations().size(); i++) ours.add(fetched.next());
        return placed.then(order -> {
            var authorizations = new ArrayList<CaAuthorization>();
            for (Progress<CaAuthorization> one : ours) authorizations.add(one.orThrow());
            return new PlacedOrder(order, authorizations);
        });
    }

    private static CaOrder order(IssuanceRequest request) throws CertbotException, InterruptedException {
        try {
            return request.account()
                    .order(new OrderRequest(
                            request.identifiers(),
                            request.terms().profile(),
                            request.terms().replaces()));
        } catch (CaException e) {
            if (request.terms().replaces().isEmpty() || !mayBeAboutReplacement(e)) throw e;
            // RFC 9773 section 5: the server refuses when it does not know the old certificate, or when another
            // order has replaced it already. The new certificate matters more than the hint.
            LOG.info(
                    "The certificate authority refused an order that names the certificate it replaces; ordering without that.");
            return order(request.replacingNothing());
        }
    }

    /** Authorities use different errors for this; only a limit on requests is surely about something else. */
    private static boolean mayBeAboutReplacement(CaException e) {
        return e.problem().isPresent() && !e.is("rateLimited");
    }

    /** A dry run must show that validation works, so it gives up the validations of earlier orders and orders again. */
    private boolean mustBeRepeated(Progress.Reached<PlacedOrder> placed) throws InterruptedException {
        if (!placed.request().dryRun()) return false;
        List<CaAuthorization> valid = placed.value().authorizations().stream()
                .filter(a -> a.state().status() == AuthorizationState.Status.VALID)
                .toList();
        workers.map(valid, authorization -> {
            try {
                authorization.deactivate();
            } catch (CertbotException e) {
                LOG.warn(
                        "Could not deactivate the authorization of {}; its validation is not tested: {}",
                        authorization.identifier(),
                        e.getMessage());
            }
            return authorization;
        });
        return !valid.isEmpty();
    }
}
