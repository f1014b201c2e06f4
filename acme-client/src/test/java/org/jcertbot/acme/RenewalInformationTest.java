package org.jcertbot.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.acme.http.HttpClients;
import org.jcertbot.acme.http.NetworkOptions;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.ca.RenewalInformation;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.time.FakeTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RenewalInformationTest {
    private static final String WINDOW =
            "{\"suggestedWindow\": {\"start\": \"2027-01-02T04:00:00Z\", \"end\": \"2027-01-03T04:00:00Z\"}";
    private static final Map<String, String> PROBLEM = Map.of("Content-Type", "application/problem+json");

    private final FakeTime time = new FakeTime();
    private RecordedServer server = new RecordedServer();
    private CertificateAuthority authority = reach(server);

    RenewalInformationTest() throws IOException, CertbotException {}

    private CertificateAuthority reach(RecordedServer recorded) throws CertbotException {
        var network = NetworkOptions.DIRECT;
        return new AcmeAuthorities(new HttpClients(network), settings -> "agent/1", time, time)
                .at(recorded.directory(), Settings.defaults());
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
    void isFetchedWithAPlainRequest() throws Exception {
        server.answerText(
                200, WINDOW + ", \"explanationURL\": \"https://ca.test/why\"}", Map.of("Retry-After", "21600"));
        assertEquals(
                Optional.of(new RenewalInformation(
                        Instant.parse("2027-01-02T04:00:00Z"),
                        Instant.parse("2027-01-03T04:00:00Z"),
                        Optional.of(Duration.ofHours(6)),
                        Optional.of(URI.create("https://ca.test/why")))),
                authority.renewalInformation("aYhba4dGQEHhs3uEe6CuLN4ByNQ.AIdlQyE"));
        assertEquals(List.of("GET /dir", "GET /renewal-info/aYhba4dGQEHhs3uEe6CuLN4ByNQ.AIdlQyE"), server.lines());
        assertEquals(List.of("agent/1"), server.requests().get(0).headers().get("User-agent"));
    }

    @Test
    void theTimeOfTheNextQuestionMayBeADate() throws Exception {
        server.answerText(200, WINDOW + "}", Map.of("Retry-After", "Thu, 01 Jan 2026 00:01:40 GMT"));
        assertEquals(
                Optional.of(Duration.ofSeconds(100)),
                authority.renewalInformation("a.b").orElseThrow().retryAfter());
    }

    @Test
    void isNotThereWhenTheDirectoryDoesNotOfferIt() throws Exception {
        server.answerText(
                200,
                "{\"newNonce\": \"BASE/nonce\", \"newAccount\": \"BASE/a\", \"newOrder\": \"BASE/o\"}",
                Map.of("For-Directory", "yes"));
        assertEquals(Optional.empty(), authority.renewalInformation("a.b"));
        assertEquals(List.of("GET /dir"), server.lines());
    }

    @Test
    void aServerThatIsBusyIsNotAskedAgainAtOnce() {
        server.answerText(503, "", Map.of("Retry-After", "5"));
        assertThrows(CaException.class, () -> authority.renewalInformation("a.b"));
        assertEquals(1, server.requests().size());
        assertEquals(List.of(), time.pauses());
    }

    @Test
    void aRefusalCarriesTheServersProblem() {
        server.answerText(
                404, "{\"type\": \"urn:ietf:params:acme:error:malformed\", \"detail\": \"unknown\"}", PROBLEM);
        var refusal = assertThrows(CaException.class, () -> authority.renewalInformation("a.b"));
        assertTrue(refusal.is("malformed"));
    }

    @Test
    void nonsenseIsAFailure() {
        for (String nonsense : List.of(
                "{}",
                "[]",
                "{\"suggestedWindow\": {\"start\": \"2027-01-02T04:00:00Z\"}}",
                WINDOW.replace("2027-01-03", "2027-01-02") + "}", // ends when it starts
                WINDOW.replace("2027-01-03", "soon") + "}")) {
            server.answerText(200, nonsense, Map.of());
            assertThrows(CaException.class, () -> authority.renewalInformation("a.b"), nonsense);
        }
    }

    @Test
    void aFailedDirectoryIsAskedForAgainTheNextTime() throws Exception {
        server.answerText(500, "", Map.of("For-Directory", "yes"));
        assertThrows(CaException.class, () -> authority.renewalInformation("a.b"));
        server.answerText(200, WINDOW + "}", Map.of());
        assertTrue(authority.renewalInformation("a.b").isPresent());
    }
}
