package org.jcertbot.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.RevocationReason;
import org.junit.jupiter.api.Test;

class RevocationWireTest extends WireCase {
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
}
