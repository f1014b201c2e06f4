package org.jcertbot.acme;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.acme.http.HttpClients;
import org.jcertbot.acme.http.NetworkOptions;
import org.jcertbot.core.account.AccountKeys;
import org.jcertbot.core.ca.CaAccount;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.ca.OrderRequest;
import org.jcertbot.core.ca.RevocationReason;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.time.FakeTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that get lost, and answers that are not what RFC 8555 says. */
class UnreliableServerTest {
    private static final Map<String, String> PROBLEM = Map.of("Content-Type", "application/problem+json");
    private static final OrderRequest ONE_NAME =
            new OrderRequest(List.of(new DnsName("a.test")), Optional.empty(), Optional.empty());

    private static final KeyPair KEY = AccountKeys.generate(2048);

    private final FakeTime time = new FakeTime();
    private final RecordedServer server = new RecordedServer();
    private final CertificateAuthority authority = reach(server);

    UnreliableServerTest() throws IOException, CertbotException {}

    private CertificateAuthority reach(RecordedServer recorded) throws CertbotException {
        var network = NetworkOptions.DIRECT;
        return new AcmeAuthorities(new HttpClients(network), settings -> "agent/1", time, time)
                .at(recorded.directory(), Settings.defaults());
    }

    private CaAccount account() {
        return authority.account(KEY, server.base().resolve("/account/1"));
    }

    private static X509Certificate certificate() throws Exception {
        try (InputStream chain = UnreliableServerTest.class.getResourceAsStream("fullchain.pem")) {
            assertTrue(chain != null);
            return PemChain.certificates(new String(chain.readAllBytes(), US_ASCII))
                    .get(0);
        }
    }

    private static String problem(String code) {
        return "{\"type\": \"urn:ietf:params:acme:error:" + code + "\"}";
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRevocationWhoseAnswerIsLostIsNotReportedAsRefused() throws Exception {
        server.hangUp().answerText(400, problem("alreadyRevoked"), PROBLEM);
        account().revoke(certificate(), RevocationReason.UNSPECIFIED);
        assertEquals(2, server.requests().size());
    }

    @Test
    void aDeactivationWhoseAnswerIsLostIsNotReportedAsRefused() throws Exception {
        server.hangUp().answerText(403, problem("unauthorized"), PROBLEM);
        account().deactivate();
        assertEquals(2, server.requests().size());
    }

    @Test
    void aRepeatedRevocationMayStillBeRefused() throws Exception {
        server.hangUp().answerText(403, problem("unauthorized"), PROBLEM);
        var refusal =
                assertThrows(CaException.class, () -> account().revoke(certificate(), RevocationReason.UNSPECIFIED));
        assertTrue(refusal.is("unauthorized"));
    }

    @Test
    void aProblemCannotPaintTheTerminal() throws Exception {
        server.answerText(400, "{\"type\": \"about:blank\", \"detail\": \"\\u001b[31mred\\n2026 forged\"}", PROBLEM);
        var refusal = assertThrows(CaException.class, () -> account().order(ONE_NAME));
        assertEquals("\uFFFD[31mred 2026 forged", refusal.what());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"meta\": {\"termsOfService\": [1]}",
                "\"meta\": {\"profiles\": \"all\"}",
                "\"meta\": 1",
            })
    void aDirectoryWithNonsenseIsNamed(String nonsense) {
        directoryWith(nonsense);
        var failure = assertThrows(CaException.class, authority::metadata);
        assertTrue(failure.what().contains("directory"), failure.what());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "\"here\"", "\"ftp://ca.test/info\""})
    void anUnusableUrlOfRenewalInformationIsAFailure(String url) {
        directoryWith("\"renewalInfo\": " + url);
        assertThrows(CaException.class, () -> authority.renewalInformation("a.b"));
    }

    private void directoryWith(String member) {
        server.answerText(
                200,
                "{\"newNonce\": \"BASE/nonce\", \"newAccount\": \"BASE/a\", \"newOrder\": \"BASE/o\", " + member + "}",
                Map.of("For-Directory", "yes"));
    }

    @Test
    void anOrderWithARelativeUrlIsNotUsed() {
        server.answerText(
                201,
                "{\"status\": \"pending\", \"finalize\": \"BASE/f\", \"authorizations\": [\"/authz/1\"]}",
                Map.of("Location", "BASE/order/1"));
        var failure = assertThrows(CaException.class, () -> account().order(ONE_NAME));
        assertTrue(failure.what().contains("cannot be used"), failure.what());
    }
}
