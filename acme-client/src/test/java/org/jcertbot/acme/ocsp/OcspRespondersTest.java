package org.jcertbot.acme.ocsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.jcertbot.acme.http.HttpClients;
import org.jcertbot.acme.http.NetworkOptions;
import org.jcertbot.core.ca.RevocationAnswer;
import org.jcertbot.core.ca.RevocationQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OcspRespondersTest {
    private static final RevocationAnswer REVOKED = new RevocationAnswer.Revoked();
    private static final RevocationAnswer NOT_REVOKED = new RevocationAnswer.NotRevoked();

    private final OcspAuthority authority = new OcspAuthority();

    OcspRespondersTest() throws Exception {
        authority.status = new RevokedStatus(Date.from(OcspAuthority.NOW), CRLReason.keyCompromise);
    }

    @AfterEach
    void stop() {
        authority.close();
    }

    private RevocationAnswer ask() throws Exception {
        return ask(authority.query(), Duration.ofSeconds(30));
    }

    private static RevocationAnswer ask(RevocationQuery query, Duration limit) throws Exception {
        var network = NetworkOptions.DIRECT;
        return new OcspResponders(new HttpClients(network), Clock.fixed(OcspAuthority.NOW, ZoneOffset.UTC))
                .ask(query, limit);
    }

    private void assertUnusable() throws Exception {
        assertInstanceOf(RevocationAnswer.Unusable.class, ask());
    }

    @Test
    void theIssuerSaysThatTheCertificateIsRevoked() throws Exception {
        assertEquals(REVOKED, ask());
        assertEquals(List.of("POST /ocsp application/ocsp-request"), authority.requests());
    }

    @Test
    void goodAndUnknownAreNotRevoked() throws Exception {
        authority.status = null; // as Bouncy Castle says it
        assertEquals(NOT_REVOKED, ask());
        authority.status = new UnknownStatus();
        assertEquals(NOT_REVOKED, ask());
    }

    @Test
    void aResponderThatTheIssuerHasCertifiedIsBelieved() throws Exception {
        authority.delegated = true;
        assertEquals(REVOKED, ask());
    }

    @Test
    void aCertificateThatIsNotForThatDoesNotMakeAResponder() throws Exception {
        authority.delegated = true;
        authority.delegateMaySign = false;
        assertUnusable();
    }

    @Test
    void aStrangersSignatureCountsForNothing() throws Exception {
        authority.signer = authority.strangersKey();
        assertUnusable();
    }

    @Test
    void anAnswerAboutAnotherCertificateCountsForNothing() throws Exception {
        authority.serial = authority.serial.negate();
        assertUnusable();
    }

    @Test
    void theClocksMayDifferByFiveMinutes() throws Exception {
        authority.thisUpdate = OcspAuthority.NOW.plus(Duration.ofMinutes(5));
        authority.nextUpdate = OcspAuthority.NOW.minus(Duration.ofMinutes(5));
        assertEquals(REVOKED, ask());
        authority.thisUpdate = OcspAuthority.NOW.plus(Duration.ofMinutes(5)).plusSeconds(1);
        assertUnusable();
        authority.thisUpdate = OcspAuthority.NOW;
        authority.nextUpdate = OcspAuthority.NOW.minus(Duration.ofMinutes(5)).minusSeconds(1);
        assertUnusable();
    }

    @Test
    void aRefusalIsNoAnswer() throws Exception {
        authority.responseStatus = OCSPRespBuilder.UNAUTHORIZED;
        assertUnusable();
    }

    @Test
    void nonsenseIsNoAnswer() throws Exception {
        authority.instead = new byte[] {0x30, 0x03, 0x0a, 0x01};
        assertUnusable();
        authority.instead = "<html>".getBytes(StandardCharsets.US_ASCII);
        assertUnusable();
    }

    @Test
    void anHttpErrorMeansUnreachable() throws Exception {
        authority.httpStatus = 502;
        assertEquals(new RevocationAnswer.Unreachable("HTTP 502"), ask());
    }

    @Test
    void nobodyThereMeansUnreachable() throws Exception {
        RevocationQuery query = authority.query();
        authority.close();
        assertInstanceOf(RevocationAnswer.Unreachable.class, ask(query, Duration.ofSeconds(30)));
    }

    @Test
    void silenceMeansUnreachable() throws Exception {
        authority.silent = true;
        var answer =
                assertInstanceOf(RevocationAnswer.Unreachable.class, ask(authority.query(), Duration.ofMillis(200)));
        assertTrue(answer.why().contains("no answer"), answer.why());
    }
}
