package org.jcertbot.core.issuance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jcertbot.core.ca.FakeAuthority;
import org.jcertbot.core.ca.OrderRequest;
import org.junit.jupiter.api.Test;

class IssuancePipelineTest extends IssuancePipelineCase {
    @Test
    void deliversACertificateForTheNames() throws Exception {
        IssuanceOutcome outcome = issue(request(A, B));
        assertEquals(Optional.empty(), outcome.error());
        assertEquals(1, delivered.size());
    }

    @Test
    void presentsTheChallengesOfAllRequestsTogether() throws Exception {
        pipeline().issue(List.of(request(A), request(B)));
        assertEquals(1, authenticator.waves.size());
        assertEquals(2, authenticator.waves.get(0).size());
    }

    @Test
    void aRequestThatFailsLeavesTheOthersAlone() throws Exception {
        authority.refuse(A);
        List<IssuanceOutcome> outcomes = pipeline().issue(List.of(request(A), request(B)));
        assertTrue(outcomes.get(0).error().isPresent());
        assertEquals(Optional.empty(), outcomes.get(1).error());
        assertEquals(1, delivered.size());
    }

    @Test
    void removesTheChallengesAfterAFailure() throws Exception {
        authority.refuse(A);
        issue(request(A));
        assertEquals(1, authenticator.closed);
    }

    @Test
    void aNameThatTakesItsTimeDoesNotHoldUpOtherRequests() throws Exception {
        var asked = new AtomicBoolean();
        authority.validateWhen(A, () -> asked.getAndSet(true) && isDeliveredInTime());
        List<IssuanceOutcome> outcomes = pipeline().issue(List.of(request(A), request(B)));
        assertEquals(Optional.empty(), outcomes.get(0).error());
        assertEquals(List.of(List.of(B), List.of(A)), delivered);
    }

    private boolean isDeliveredInTime() {
        try {
            return firstDelivery.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void goesOnWithoutNamesThatFailWhenASubsetIsAllowed() throws Exception {
        authority.refuse(A);
        IssuanceOutcome outcome = issue(subset(request(A, B)));
        assertEquals(Optional.empty(), outcome.error());
        assertEquals(List.of(B), outcome.identifiers());
        assertEquals(List.of(A), listener.dropped);
    }

    @Test
    void goesOnWithoutNamesThatTheAuthorityRefusesToOrder() throws Exception {
        authority.rejectInOrders(A);
        IssuanceOutcome outcome = issue(subset(request(A, B)));
        assertEquals(List.of(B), outcome.identifiers());
        assertEquals(Optional.empty(), outcome.error());
    }

    @Test
    void failsWhenNoNameOfTheSubsetIsLeft() throws Exception {
        authority.refuse(A);
        IssuanceOutcome outcome = issue(subset(request(A)));
        assertEquals(
                "All challenges have failed.", outcome.error().orElseThrow().what());
    }

    @Test
    void whatIsTriedAgainIsTriedTogether() throws Exception {
        authority.refuse(A);
        authority.refuse(C);
        List<IssuanceOutcome> outcomes = pipeline().issue(List.of(subset(request(A, B)), subset(request(C, D))));
        assertEquals(List.of(B), outcomes.get(0).identifiers());
        assertEquals(List.of(D), outcomes.get(1).identifiers());
        assertEquals(List.of(4, 2), authenticator.waves.stream().map(List::size).toList());
    }

    @Test
    void asksThePluginForNothingWhenEverythingIsAuthorizedAlready() throws Exception {
        authority.validAlready(A);
        assertEquals(Optional.empty(), issue(request(A)).error());
        assertEquals(List.of(), authenticator.waves);
    }

    @Test
    void aDryRunDoesNotRelyOnEarlierValidations() throws Exception {
        authority.validAlready(A);
        issue(dry(request(A)));
        assertEquals(List.of(A), authority.deactivated());
        assertEquals(2, authority.orders().size());
        assertEquals(1, authenticator.waves.size());
    }

    @Test
    void ordersAgainWithoutTheReplacedCertificateWhenTheAuthorityRefusesIt() throws Exception {
        authority.forgetReplacedCertificates();
        IssuanceRequest plain = request(A);
        var replacing = new IssuanceRequest(
                plain.account(),
                plain.prover(),
                plain.content(),
                new OrderTerms(
                        Optional.empty(), Optional.of(FakeAuthority.chain().leaf())),
                Optional.empty(),
                false,
                false,
                plain.delivery());
        assertEquals(Optional.empty(), issue(replacing).error());
        assertEquals(
                List.of(true, false),
                authority.orders().stream()
                        .map(OrderRequest::replaces)
                        .map(Optional::isPresent)
                        .toList());
    }
}
