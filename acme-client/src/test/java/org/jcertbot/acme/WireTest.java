package org.jcertbot.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.account.AccountKeys;
import org.jcertbot.core.ca.AuthorizationState;
import org.jcertbot.core.ca.CaAccount;
import org.jcertbot.core.ca.CaAuthorization;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.CaOrder;
import org.jcertbot.core.ca.DirectoryMetadata;
import org.jcertbot.core.ca.ExternalAccountBinding;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.ca.OrderRequest;
import org.jcertbot.core.ca.OrderState;
import org.jcertbot.core.ca.Registration;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.IpAddress;
import org.junit.jupiter.api.Test;

class WireTest extends WireCase {
    @Test
    void theDirectoryIsFetchedOnce() throws Exception {
        DirectoryMetadata metadata = authority.metadata();
        authority.metadata();
        assertEquals(List.of("GET /dir"), server.lines());
        assertEquals(Optional.of(URI.create("https://ca.test/terms")), metadata.termsOfService());
        assertTrue(metadata.externalAccountRequired());
        assertTrue(metadata.renewalInformation());
        assertEquals(Map.of("classic", "ninety days", "shortlived", "six days"), metadata.profiles());
    }

    @Test
    void aRegistrationCarriesContactsAndTheBindingButNotItsKey() throws Exception {
        server.answer(201, "account.json", Map.of("Location", "BASE/account/1"));
        var binding = new ExternalAccountBinding("kid-1", "hmac-secret".getBytes(StandardCharsets.US_ASCII), "HS384");
        CaAccount account = authority.register(new Registration(KEY, List.of("a@example.org"), Optional.of(binding)));
        assertEquals(server.base().resolve("/account/1"), account.url());
        var request = server.requests().get(0);
        assertEquals("POST /new-account", request.line());
        assertEquals(List.of("application/jose+json"), request.headers().get("Content-type"));
        assertEquals(List.of("agent/1"), request.headers().get("User-agent"));
        assertTrue(request.protectedHeader().contains("\"jwk\""));
        assertTrue(request.payload().contains("\"termsOfServiceAgreed\":true"));
        assertTrue(request.payload().contains("\"contact\":[\"mailto:a@example.org\"]"));
        assertTrue(request.payload().contains("\"externalAccountBinding\":{"));
        assertFalse(request.payload().contains("hmac-secret"));
    }

    @Test
    void anUnknownKeyHasNoAccount() throws Exception {
        server.answerText(400, "{\"type\": \"urn:ietf:params:acme:error:accountDoesNotExist\"}", PROBLEM);
        assertEquals(Optional.empty(), authority.findAccount(KEY));
        assertEquals("{\"onlyReturnExisting\":true}", server.requests().get(0).payload());
    }

    @Test
    void onlyMailContactsAreAddresses() throws Exception {
        server.answer(200, "account.json", Map.of());
        assertEquals(List.of("a@example.org"), account().fetchEmails());
    }

    @Test
    void anOrderIsSignedForTheAccountAndNamesWhatIsWanted() throws Exception {
        server.answer(201, "order-pending.json", Map.of("Location", "BASE/order/1"));
        var replaced = PemChain.certificates(fullchain()).get(0);
        account().order(new OrderRequest(TWO_NAMES.identifiers(), Optional.of("shortlived"), Optional.of(replaced)));
        var request = server.requests().get(0);
        assertEquals("POST /new-order", request.line());
        assertTrue(request.protectedHeader().contains("\"kid\":\"" + server.base() + "/account/1\""));
        assertTrue(request.payload().contains("\"value\":\"::1\""), request.payload());
        assertTrue(request.payload().contains("\"profile\":\"shortlived\""));
        assertTrue(request.payload().contains("\"replaces\":\""));
    }

    @Test
    void authorizationsComeInTheOrderOfTheOrderWithTheChallengesThatWeKnow() throws Exception {
        CaOrder order = order();
        server.answer(200, "authorization-wildcard.json", Map.of()).answer(200, "authorization-address.json", Map.of());
        List<CaAuthorization> authorizations = List.of(authorization(order, 0), authorization(order, 1));
        assertTrue(authorizations.get(0).wildcard());
        String thumbprint = AccountKeys.thumbprint(KEY.getPublic());
        assertEquals(
                List.of(new Challenge(
                        ChallengeType.DNS_01, new DnsName("a.test"), "tokenOne", "tokenOne." + thumbprint)),
                authorizations.get(0).challenges());
        assertEquals(new IpAddress("::1"), authorizations.get(1).identifier());
        assertEquals(2, authorizations.get(1).challenges().size());
    }

    @Test
    void anAnswerIsAnEmptyObjectAndAFailureCarriesItsProblem() throws Exception {
        CaOrder order = order();
        server.answer(200, "authorization-wildcard.json", Map.of());
        CaAuthorization authorization = authorization(order, 0);
        server.answer(200, "challenge.json", Map.of())
                .answer(200, "authorization-invalid.json", Map.of("Retry-After", "7"));
        authorization.answer(authorization.challenges().get(0));
        AuthorizationState state = authorization.fetchState();
        assertEquals("POST /chall/1", server.requests().get(2).line());
        assertEquals("{}", server.requests().get(2).payload());
        assertEquals(AuthorizationState.Status.INVALID, state.status());
        assertEquals("NXDOMAIN looking up TXT", state.problem().orElseThrow().detail());
        assertEquals(7, state.retryAfter().orElseThrow().toSeconds());
    }

    @Test
    void aCertificateIsFetchedWithoutAskingForTheOrderAgain() throws Exception {
        CaOrder order = order();
        server.answer(200, "order-processing.json", Map.of("Retry-After", "2"))
                .answer(200, "order-valid.json", Map.of())
                .answer(200, "fullchain.pem", CERTIFICATE);
        OrderState sent = order.finalizeWith(new byte[] {1, 2, 3});
        assertEquals(OrderState.Status.PROCESSING, sent.status());
        assertEquals(2, sent.retryAfter().orElseThrow().toSeconds());
        assertEquals(OrderState.Status.VALID, order.fetchState().status());
        List<IssuedChain> chains = order.download(false);
        assertEquals(1, chains.size());
        assertEquals(
                List.of("POST /new-order", "POST /finalize/1", "POST /order/1", "POST /cert/1"),
                server.requests().stream().map(RecordedServer.Request::line).toList());
        assertEquals("{\"csr\":\"AQID\"}", server.requests().get(1).payload());
    }

    @Test
    void alternateChainsAreFetchedOnlyWhenAskedFor() throws Exception {
        CaOrder order = order();
        var withAlternate = Map.of(
                "Content-Type", "application/pem-certificate-chain", "Link", "<BASE/cert/1/1>;rel=\"alternate\"");
        server.answer(200, "order-valid.json", Map.of())
                .answer(200, "fullchain.pem", withAlternate)
                .answer(200, "fullchain.pem", CERTIFICATE);
        assertEquals(2, order.download(true).size());
        assertEquals("POST /cert/1/1", server.requests().get(3).line());
    }

    @Test
    void aChainOfOneCertificateIsRefused() throws Exception {
        CaOrder order = order();
        String one = fullchain().substring(0, fullchain().indexOf("-----END CERTIFICATE-----") + 25);
        server.answer(200, "order-valid.json", Map.of()).answerText(200, one, CERTIFICATE);
        var failure = assertThrows(CaException.class, () -> order.download(false));
        assertTrue(failure.why().contains("1 certificate"), failure.why());
    }
}
