package org.jcertbot.core.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.Problem;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.hook.HookRun;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.lineage.FakeLineage;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.proof.ChallengeChoice;
import org.jcertbot.core.proof.ChallengesFailedException;
import org.jcertbot.core.proof.FailedChallenge;
import org.jcertbot.core.proof.Prover;
import org.jcertbot.core.renewal.Outcome;
import org.jcertbot.core.renewal.RenewalReport;
import org.jcertbot.core.renewal.Setback;
import org.jcertbot.core.renewal.Urgency;
import org.jcertbot.core.selection.FakePlugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The document of {@code renew --json}: the members that docs/json.md promises, in each state. */
class RenewJsonTest {
    private static final Lineage A = FakeLineage.named("a.test");
    private static final Instant LAST = Instant.parse("2027-02-01T10:00:00.5Z");

    @Test
    void aRenewedLineageHasWhatEveryLineageHas() {
        assertEquals("""
                {
                  "version" : 1,
                  "lineages" : [ {
                    "name" : "a.test",
                    "identifiers" : [ "ocsp.example.test" ],
                    "not_after" : "2027-02-19T15:02:54Z",
                    "renewal_file" : "/etc/letsencrypt/renewal/a.test.conf",
                    "state" : "renewed",
                    "deployed" : true,
                    "deploy_hooks" : [ ]
                  } ],
                  "post_hooks" : [ ]
                }""", document(new Outcome.Renewed(A)));
    }

    @Test
    void aLineageThatIsNotDueSaysWhyAndWhenItWillBe() {
        var outcome = new Outcome.NotDue(A, Optional.of(LAST), "enough of its lifetime is left");
        assertEquals("""
                "state" : "not_due",
                "due_at" : "2027-02-01T10:00:00Z",
                "reason" : "enough of its lifetime is left",""", state(outcome));
    }

    @Test
    void aLineageThatIsNeverDueHasNoTimeForIt() {
        assertEquals("""
                "state" : "not_due",
                "reason" : "autorenew = False",""", state(new Outcome.NotDue(A, Optional.empty(), "autorenew = False")));
    }

    @ParameterizedTest
    @EnumSource(Urgency.class)
    void aLineageThatWaitsSaysSinceWhenAndForWhat(Urgency urgency) {
        var setback = new Setback(2, LAST, "digest", "port 80 is taken");
        assertEquals("""
                "state" : "backing_off",
                "failures" : 2,
                "last_attempt" : "2027-02-01T10:00:00Z",
                "next_attempt" : "2027-02-01T10:10:00Z",
                "reason" : "port 80 is taken",
                "urgent" : %s,""".formatted(urgency == Urgency.HIGH), state(new Outcome.BackingOff(A, setback, urgency)));
    }

    @Test
    void aLineageBeyondTheLimitIsPostponed() {
        assertEquals("\"state\" : \"postponed\",", state(new Outcome.Postponed(A, Urgency.NONE)));
    }

    @Test
    void aFailureHasTheThreePartsOfItsMessage() {
        var error = new CertbotException("what", "why", "next");
        assertEquals("""
                "state" : "failed",
                "error" : {
                "what" : "what",
                "detail" : "why",
                "hint" : "next"
                },""", state(new Outcome.Failed(A, error)));
    }

    @Test
    void aFailureAtTheAuthorityHasItsType() {
        var problem = problem("rateLimited", "too many certificates");
        var error = new CaException("The CA refused the order.", "too many", "wait", problem, Optional.empty());
        assertEquals("""
                "state" : "failed",
                "error" : {
                "type" : "urn:ietf:params:acme:error:rateLimited",
                "what" : "The CA refused the order.",
                "detail" : "too many",
                "hint" : "wait"
                },""", state(new Outcome.Failed(A, error)));
    }

    @Test
    void failedChallengesAreNamedOneByOne() throws Exception {
        var plugin = new FakePlugin("fake");
        var prover = new Prover("fake", plugin, ChallengeChoice.of(plugin.challengeTypes(), List.of()));
        var error = new ChallengesFailedException(
                false, prover, List.of(failed("one.test", "connection refused"), failed("two.test", "404")));
        assertEquals("""
                "state" : "failed",
                "error" : {
                "what" : "Some challenges have failed.",
                "type" : "urn:ietf:params:acme:error:connection",
                "detail" : "one.test: connection refused\\ntwo.test: 404",
                "hint" : "Look at what fake does."
                },""", state(new Outcome.Failed(A, error)));
    }

    @Test
    void anUnusableFileHasNothingElse() {
        var outcome = new Outcome.Unusable(Path.of("/etc/renewal/b.conf"), new CertbotException("broken", "", ""));
        assertEquals("""
                {
                  "version" : 1,
                  "lineages" : [ {
                    "renewal_file" : "/etc/renewal/b.conf",
                    "state" : "unusable",
                    "error" : {
                      "what" : "broken",
                      "detail" : "",
                      "hint" : ""
                    }
                  } ],
                  "post_hooks" : [ ]
                }""", document(outcome));
    }

    @Test
    void hooksAndWhatIsOwedAreThoseOfTheLineage() {
        var report = new RenewalReport(
                List.of(new Outcome.Renewed(A), new Outcome.Renewed(FakeLineage.named("b.test"))),
                Map.of(A.name(), List.of(new HookRun("reload", 7))),
                List.of(A.name()),
                Set.of(A.name()),
                List.of(new HookRun("start", 0)));
        String document = RenewJson.document(report);
        assertEquals(
                List.of(
                        "\"deployed\" : false,",
                        "\"command\" : \"reload\",",
                        "\"exit_code\" : 7",
                        "\"deployed\" : true,",
                        "\"command\" : \"start\",",
                        "\"exit_code\" : 0"),
                document.lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("\"deployed\"")
                                || line.startsWith("\"command\"")
                                || line.startsWith("\"exit_code\""))
                        .toList());
    }

    private static FailedChallenge failed(String name, String detail) {
        var challenge = new Challenge(ChallengeType.HTTP_01, new DnsName(name), "token", "token.print");
        return new FailedChallenge(challenge.identifier(), challenge, problem("connection", detail));
    }

    private static Problem problem(String code, String detail) {
        return new Problem("urn:ietf:params:acme:error:" + code, "", detail, Optional.empty(), List.of());
    }

    private static String document(Outcome outcome) {
        return RenewJson.document(new RenewalReport(List.of(outcome), Map.of(), List.of(), Set.of(), List.of()));
    }

    /** The members between the name of the renewal file and what was deployed, without indentation. */
    private static String state(Outcome outcome) {
        List<String> lines = document(outcome).lines().map(String::strip).toList();
        int from = lines.indexOf("\"renewal_file\" : \"/etc/letsencrypt/renewal/a.test.conf\",") + 1;
        return String.join("\n", lines.subList(from, lines.indexOf("\"deployed\" : true,")));
    }
}
