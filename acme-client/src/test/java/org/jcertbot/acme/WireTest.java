package org.jcertbot.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.acme.http.HttpClients;
import org.jcertbot.acme.http.NetworkOptions;
import org.jcertbot.core.account.AccountKeys;
import org.jcertbot.core.ca.AuthorizationState;
import org.jcertbot.core.ca.CaAccount;
import org.jcertbot.core.ca.CaAuthorization;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.CaOrder;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.ca.DirectoryMetadata;
import org.jcertbot.core.ca.ExternalAccountBinding;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.ca.OrderRequest;
import org.jcertbot.core.ca.OrderState;
import org.jcertbot.core.ca.Problem;
import org.jcertbot.core.ca.Registration;
import org.jcertbot.core.ca.RevocationReason;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.IpAddress;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.time.FakeTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WireTest {
    private static final KeyPair KEY = AccountKeys.generate(2048);
    private static final Map<String, String> PROBLEM = Map.of("Content-Type", "application/problem+json");
    private static final Map<String, String> CERTIFICATE = Map.of("Content-Type", "application/pem-certificate-chain");
    private static final OrderRequest TWO_NAMES =
            new OrderRequest(List.of(new DnsName("a.test"), new IpAddress("::1")), Optional.empty(), Optional.empty());

    private final FakeTime time = new FakeTime();
    private RecordedServer server = start();
    private CertificateAuthority authority = reach(server.directory());

    private static RecordedServer start() {
        try {
            return new RecordedServer();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static CaAuthorization authorization(CaOrder order, int index) throws Exception {
        return order.fetchAuthorization(order.authorizations().get(index));
    }

    private CertificateAuthority reach(URI directory) {
        try {
            var network = NetworkOptions.DIRECT;
            return new AcmeAuthorities(new HttpClients(network), settings -> "agent/1", time, time)
                    .at(directory, Settings.defaults());
        } catch (CertbotException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private CaAccount account() {
        return authority.account(KEY, server.base().resolve("/account/1"));
    }

    private CaOrder order() throws Exception {
        server.answer(201, "order-pending.json", Map.of("Location", "BASE/order/1"));
        return account().order(TWO_NAMES);
    }

    @BeforeEach
    void nothingWasAskedYet() {
        assertEquals(List.of(), server.lines());
    }

    @AfterEach
    void stop() {
        server.close();
    }

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
    void anAccountRevokesWithItsUrlAndTheBodyOfTheAnswerDoesNotMatter() throws Exception {
        server.answerText(200, "", Map.of());
        account().revoke(PemChain.certificates(fullchain()).get(0), RevocationReason.SUPERSEDED);
        var request = server.requests().get(0);
        assertEquals("POST /revoke-cert", request.line());
        assertTrue(request.protectedHeader().contains("\"kid\":\"" + server.base() + "/account/1\""));
        assertTrue(request.payload().startsWith("{\"certificate\":\"MII"), request.payload());
        assertTrue(request.payload().endsWith("\"reason\":4}"), request.payload());
    }

    @Test
    void aCertificateKeyRevokesWithItselfInTheHeader() throws Exception {
        server.answerText(200, "", Map.of());
        authority.revoke(PemChain.certificates(fullchain()).get(0), RevocationReason.UNSPECIFIED, KEY);
        var request = server.requests().get(0);
        assertTrue(request.protectedHeader().contains("\"jwk\""), request.protectedHeader());
        assertFalse(request.protectedHeader().contains("\"kid\""), request.protectedHeader());
        assertTrue(request.payload().endsWith("\"reason\":0}"), request.payload());
    }

    @Test
    void anAuthorityThatDoesNotRevokeIsNamed() throws Exception {
        server.answerText(
                200,
                "{\"newNonce\": \"BASE/nonce\", \"newAccount\": \"BASE/new\", \"newOrder\": \"BASE/order\"}",
                Map.of("For-Directory", "yes"));
        var certificate = PemChain.certificates(fullchain()).get(0);
        var failure =
                assertThrows(CaException.class, () -> account().revoke(certificate, RevocationReason.UNSPECIFIED));
        assertTrue(failure.why().contains("revokeCert"), failure.why());
    }

    @Test
    void aRefusedRevocationCarriesItsProblem() throws Exception {
        server.answerText(400, "{\"type\": \"urn:ietf:params:acme:error:alreadyRevoked\"}", PROBLEM);
        var certificate = PemChain.certificates(fullchain()).get(0);
        var failure =
                assertThrows(CaException.class, () -> account().revoke(certificate, RevocationReason.UNSPECIFIED));
        assertTrue(failure.is("alreadyRevoked"));
    }

    @Test
    void aChainOfOneCertificateIsRefused() throws Exception {
        CaOrder order = order();
        String one = fullchain().substring(0, fullchain().indexOf("-----END CERTIFICATE-----") + 25);
        server.answer(200, "order-valid.json", Map.of()).answerText(200, one, CERTIFICATE);
        var failure = assertThrows(CaException.class, () -> order.download(false));
        assertTrue(failure.why().contains("1 certificate"), failure.why());
    }

    @Test
    void anUnacceptableNonceIsReplacedAtOnce() throws Exception {
        server.answer(400, "problem-bad-nonce.json", PROBLEM).answer(200, "account.json", Map.of());
        assertEquals(List.of("a@example.org"), account().fetchEmails());
        assertEquals(List.of(), time.pauses());
        assertEquals(2, server.requests().size());
        assertTrue(server.requests().get(1).protectedHeader().contains("\"nonce\":\"nonce2\""));
        assertEquals(List.of("GET /dir", "POST /account/1", "POST /account/1"), server.lines());
    }

    @Test
    void aBusyServerIsAskedAgainWhenItWants() throws Exception {
        server.answerText(503, "", Map.of("Retry-After", "5")).answer(200, "account.json", Map.of());
        account().fetchEmails();
        assertEquals(
                List.of(5L),
                time.pauses().stream().map(pause -> pause.toSeconds()).toList());
    }

    @Test
    void aRequestWhoseConnectionIsLostIsSentOnceMore() throws Exception {
        server.hangUp().answer(200, "account.json", Map.of());
        assertEquals(List.of("a@example.org"), account().fetchEmails());
        assertEquals(2, server.requests().size());
    }

    @Test
    void aRequestThatNeededANonceFirstIsSentOnceMoreToo() throws Exception {
        server.hangUp().hangUp();
        assertThrows(CaException.class, () -> account().fetchEmails());
        server.hangUp().answer(200, "account.json", Map.of());
        assertEquals(List.of("a@example.org"), account().fetchEmails());
        assertEquals(4, server.requests().size());
        assertEquals("HEAD /nonce", server.lines().get(4));
    }

    @Test
    void aServerThatStaysBusyIsGivenUp() throws Exception {
        for (int i = 0; i < 5; i++) server.answerText(503, "", Map.of("Retry-After", "5"));
        var failure = assertThrows(CaException.class, () -> account().fetchEmails());
        assertEquals(5, server.requests().size());
        assertTrue(failure.why().contains("HTTP 503"), failure.why());
    }

    @Test
    void aRateLimitOfHoursIsLeftToTheUser() throws Exception {
        var headers = Map.of("Content-Type", "application/problem+json", "Retry-After", "10800");
        server.answer(429, "problem-rate-limited.json", headers);
        var failure = assertThrows(CaException.class, () -> account().fetchEmails());
        assertEquals("Too much :: too many certificates (5) already issued", failure.what());
        assertEquals("Try again after 2026-01-01 03:00:00 UTC (in 3 hours).", failure.nextStep());
        assertEquals(10800, failure.retryAfter().orElseThrow().toSeconds());
        assertEquals(List.of(), time.pauses());
    }

    @Test
    void subproblemsNameTheirIdentifiers() throws Exception {
        server.answer(400, "problem-with-subproblems.json", PROBLEM);
        var failure = assertThrows(CaException.class, () -> account().order(TWO_NAMES));
        List<Problem> subproblems = failure.problem().orElseThrow().subproblems();
        assertEquals(Optional.of(new DnsName("b.test")), subproblems.get(0).identifier());
        assertTrue(subproblems.get(0).is("rejectedIdentifier"));
        assertEquals(
                "Certification Authority Authorization (CAA) records forbid issuance",
                subproblems.get(1).describe());
    }

    @Test
    void anErrorWithoutAProblemDocumentNamesItsStatus() throws Exception {
        server.answerText(500, "<html>oops</html>", Map.of("Content-Type", "text/html"));
        var failure = assertThrows(CaException.class, () -> account().fetchEmails());
        assertTrue(failure.why().contains("HTTP 500"), failure.why());
        assertEquals("Try again later.", failure.nextStep());
    }

    @Test
    void aPageInPlaceOfADirectoryPointsAtTheServerOption() {
        server.answerText(200, "<html>hello</html>", Map.of("Content-Type", "text/html", "For-Directory", "yes"));
        var failure = assertThrows(CaException.class, () -> authority.metadata());
        assertTrue(failure.what().startsWith("There is no ACME directory at"), failure.what());
        assertTrue(failure.nextStep().contains("--server"));
    }

    @Test
    void jsonThatIsNoDirectoryPointsAtTheServerOptionToo() {
        server.answerText(200, "{\"hello\": \"world\"}", Map.of("For-Directory", "yes"));
        var failure = assertThrows(CaException.class, () -> authority.metadata());
        assertTrue(failure.what().startsWith("There is no ACME directory at"), failure.what());
    }

    @Test
    void aDirectoryThatCannotBeHadIsAskedForOnce() {
        server.answerText(404, "", Map.of("For-Directory", "yes"));
        var first = assertThrows(CaException.class, () -> authority.metadata());
        assertSame(first, assertThrows(CaException.class, () -> authority.metadata()));
    }

    @Test
    void anAnswerThatLacksAFieldIsNotUsed() throws Exception {
        server.answerText(201, "{\"status\": \"pending\", \"authorizations\": []}", Map.of("Location", "BASE/order/1"));
        var failure = assertThrows(CaException.class, () -> account().order(TWO_NAMES));
        assertTrue(failure.why().contains("finalize"), failure.why());
    }

    @Test
    void aTokenThatCouldEscapeFromADirectoryIsNotUsed() throws Exception {
        CaOrder order = order();
        server.answerText(
                200,
                "{\"status\": \"pending\", \"identifier\": {\"type\": \"dns\", \"value\": \"a.test\"}, \"challenges\":"
                        + " [{\"type\": \"http-01\", \"url\": \"BASE/chall/1\", \"token\": \"../../etc/passwd\"}]}",
                Map.of());
        var failure = assertThrows(CaException.class, () -> authorization(order, 0));
        assertTrue(failure.what().contains("cannot be used"), failure.what());
    }

    @Test
    void aProxyThatWantsAPasswordIsNotTakenForTheServer() {
        server.answerText(407, "", Map.of("For-Directory", "yes", "Proxy-Authenticate", "Basic realm=\"x\""));
        var failure = assertThrows(CaException.class, () -> authority.metadata());
        assertTrue(failure.nextStep().contains("HTTPS_PROXY"), failure.nextStep());
    }

    @Test
    void aServerThatIsNotThereIsExplained() throws Exception {
        server.close();
        var failure = assertThrows(CaException.class, () -> authority.metadata());
        assertTrue(failure.what().contains("cannot be reached"), failure.what());
        assertTrue(failure.why().contains("No connection to 127.0.0.1:"), failure.why());
    }

    private static String fullchain() throws IOException {
        try (var file = WireTest.class.getResourceAsStream("fullchain.pem")) {
            if (file == null) throw new IOException("fullchain.pem is missing");
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
