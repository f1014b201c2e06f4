package org.jcertbot.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.CaOrder;
import org.jcertbot.core.ca.Problem;
import org.jcertbot.core.identifier.DnsName;
import org.junit.jupiter.api.Test;

class FailureWireTest extends WireCase {
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
}
