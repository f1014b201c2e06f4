package org.jcertbot.core.issuance;

import java.util.List;
import org.jcertbot.core.ca.AuthorizationState;
import org.jcertbot.core.ca.CaAccount;
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

    private final CaAccount account;
    private final Workers workers;

    OrderPlacement(CaAccount account, Workers workers) {
        this.account = account;
        this.workers = workers;
    }

    List<Progress<PlacedOrder>> place(List<IssuanceRequest> requests) throws InterruptedException {
        return workers.map(requests, this::place);
    }

    private Progress<PlacedOrder> place(IssuanceRequest request) throws InterruptedException {
        return Progress.start(request).then(wanted -> {
            PlacedOrder placed = order(wanted);
            if (!wanted.dryRun() || !deactivateValid(placed.authorizations())) return placed;
            LOG.debug("Recreating order after authz deactivations");
            return order(wanted);
        });
    }

    private PlacedOrder order(IssuanceRequest request) throws CertbotException, InterruptedException {
        CaOrder order;
        try {
            order = account.order(new OrderRequest(request.identifiers(), request.profile(), request.replaces()));
        } catch (CaException e) {
            if (request.replaces().isEmpty() || !mayBeAboutReplacement(e)) throw e;
            // RFC 9773 section 5: the server refuses when it does not know the old certificate, or when another
            // order has replaced it already. The new certificate matters more than the hint.
            LOG.info("The CA refused an order that names the certificate it replaces; ordering without that.");
            return order(request.replacingNothing());
        }
        return new PlacedOrder(order, order.fetchAuthorizations());
    }

    /** Authorities use different errors for this; only a limit on requests is surely about something else. */
    private static boolean mayBeAboutReplacement(CaException e) {
        return e.problem().isPresent() && !e.is("rateLimited") && !e.is("serverInternal");
    }

    /** A dry run must show that validation works, so it does not profit from validations of earlier orders. */
    private boolean deactivateValid(List<CaAuthorization> authorizations) throws InterruptedException {
        List<CaAuthorization> valid = authorizations.stream()
                .filter(a -> a.state().status() == AuthorizationState.Status.VALID)
                .toList();
        if (valid.isEmpty()) return false;
        for (CaAuthorization authorization : valid) {
            try {
                authorization.deactivate();
            } catch (CertbotException e) {
                LOG.warn(
                        "Could not deactivate the authorization of {}; its validation is not tested: {}",
                        authorization.identifier(),
                        e.getMessage());
            }
        }
        return true;
    }
}
