package org.jcertbot.core.proof;

import static org.jcertbot.core.challenge.ChallengeType.DNS_01;
import static org.jcertbot.core.challenge.ChallengeType.HTTP_01;
import static org.jcertbot.core.challenge.ChallengeType.TLS_ALPN_01;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jcertbot.core.ca.AuthorizationState;
import org.jcertbot.core.ca.CaAuthorization;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;
import org.junit.jupiter.api.Test;

class ChallengeChoiceTest {
    private static final String LONG_NAME = ("a".repeat(60) + ".").repeat(4) + "test";

    private static CaAuthorization offering(String name, ChallengeType... types) {
        var identifier = new DnsName(name);
        List<Challenge> challenges = Stream.of(types)
                .map(type -> new Challenge(type, identifier, "token", "token.thumbprint"))
                .toList();
        return new Offer(identifier, challenges);
    }

    /** An authorization of which nothing is asked but what it offers. */
    private record Offer(DnsName requested, List<Challenge> challenges) implements CaAuthorization {
        @Override
        public Identifier identifier() {
            return requested.withoutWildcard();
        }

        @Override
        public boolean wildcard() {
            return requested.isWildcard();
        }

        @Override
        public AuthorizationState state() {
            return new AuthorizationState(AuthorizationState.Status.PENDING, Optional.empty(), Optional.empty());
        }

        @Override
        public void answer(Challenge challenge) {}

        @Override
        public AuthorizationState fetchState() {
            return state();
        }

        @Override
        public void deactivate() {}
    }

    private static ChallengeType chosen(List<ChallengeType> plugin, List<ChallengeType> user, ChallengeType... offered)
            throws CertbotException {
        return ChallengeChoice.of(plugin, user)
                .choose(offering("a.test", offered))
                .type();
    }

    @Test
    void thePluginsFavouriteIsTakenWhenTheUserHasNone() throws Exception {
        assertEquals(HTTP_01, chosen(List.of(HTTP_01, DNS_01), List.of(), DNS_01, HTTP_01));
    }

    @Test
    void theOrderOfTheUserCountsBeforeThatOfThePlugin() throws Exception {
        assertEquals(DNS_01, chosen(List.of(HTTP_01, DNS_01), List.of(TLS_ALPN_01, DNS_01, HTTP_01), HTTP_01, DNS_01));
    }

    @Test
    void whatTheAuthorityDoesNotOfferIsPassedOver() throws Exception {
        assertEquals(DNS_01, chosen(List.of(HTTP_01, DNS_01), List.of(), DNS_01));
    }

    @Test
    void aWishThatThePluginCannotFulfilIsRefused() {
        var refused =
                assertThrows(InvalidInputException.class, () -> chosen(List.of(HTTP_01), List.of(DNS_01), DNS_01));
        assertEquals("The plugin supports: http-01.", refused.why());
    }

    @Test
    void aNameThatIsTooLongForDnsTakesAnotherWay() throws Exception {
        var choice = ChallengeChoice.of(List.of(DNS_01, HTTP_01), List.of());
        assertEquals(
                HTTP_01, choice.choose(offering(LONG_NAME, DNS_01, HTTP_01)).type());
    }

    @Test
    void aNameThatIsTooLongForTheOnlyWayIsNamed() throws Exception {
        var choice = ChallengeChoice.of(List.of(DNS_01), List.of());
        var failure = assertThrows(CertbotException.class, () -> choice.choose(offering(LONG_NAME, DNS_01)));
        assertTrue(failure.what().contains("too long"), failure.what());
    }

    @Test
    void whenNothingFitsBothSidesAreNamed() throws Exception {
        var choice = ChallengeChoice.of(List.of(HTTP_01), List.of());
        var dnsOnly = assertThrows(CertbotException.class, () -> choice.choose(offering("*.a.test", DNS_01)));
        assertEquals(
                "For *.a.test the certificate authority offers dns-01; the authenticator can do http-01.",
                dnsOnly.why());
        assertTrue(dnsOnly.nextStep().contains("challenges over DNS"), dnsOnly.nextStep());
        var none = assertThrows(CertbotException.class, () -> choice.choose(offering("a.test")));
        assertTrue(none.why().contains("nothing that we know"), none.why());
        assertEquals("", none.nextStep());
    }
}
