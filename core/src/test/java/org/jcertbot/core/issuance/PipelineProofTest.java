package org.jcertbot.core.issuance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.junit.jupiter.api.Test;

class PipelineProofTest extends IssuancePipelineCase {
    @Test
    void reportsTheChallengesThatFailed() throws Exception {
        authority.refuse(A);
        IssuanceOutcome outcome = issue(request(A, B));
        assertEquals(
                "Some challenges have failed.", outcome.error().orElseThrow().what());
        assertEquals(List.of(A), listener.failed);
    }

    @Test
    void asksTheOrderInPlaceOfItsManyAuthorizations() throws Exception {
        assertEquals(Optional.empty(), issue(request(A, B)).error());
        assertEquals(0, authority.authorizationPolls());
    }

    @Test
    void asksTheAuthorizationsOfAnOrderThatIsSettledLate() throws Exception {
        authority.leaveOrdersPending();
        assertEquals(Optional.empty(), issue(request(A, B)).error());
        assertEquals(2, authority.authorizationPolls());
    }

    @Test
    void goesOnWhenAnAnswerIsRefusedThatHadArrivedBefore() throws Exception {
        authority.refuseRepeatedAnswers();
        assertEquals(Optional.empty(), issue(request(A, B)).error());
        assertEquals(2, authority.authorizationPolls());
    }

    @Test
    void saysWhyTheValidationFailedWhenTheAnswerHadArrivedBefore() throws Exception {
        authority.refuseRepeatedAnswers();
        authority.refuse(A);
        issue(request(A));
        assertEquals(List.of(A), listener.failed);
    }

    @Test
    void doesNotWaitForAValidationWhoseAnswerIsRefused() throws Exception {
        authority.refuseAnswers();
        assertEquals("not pending", issue(request(A)).error().orElseThrow().why());
        assertEquals(1, authority.authorizationPolls());
    }

    @Test
    void asksAnOrderAgainWhenTheAuthorityWants() throws Exception {
        authority.settleOrdersAfter(Duration.ofSeconds(90));
        assertEquals(Optional.empty(), issue(request(A, B)).error());
        assertEquals(0, authority.authorizationPolls());
        assertTrue(time.pauses().contains(Duration.ofSeconds(90)), time.pauses().toString());
    }

    @Test
    void asksTheOnlyAuthorizationOfAnOrder() throws Exception {
        assertEquals(Optional.empty(), issue(request(A)).error());
        assertEquals(1, authority.authorizationPolls());
    }

    @Test
    void aWildcardAndItsBaseNameAreToldApartInFailures() throws Exception {
        authenticator.types = List.of(ChallengeType.DNS_01);
        authority.refuse(WILDCARD);
        issue(request(WILDCARD, A));
        assertEquals(List.of(WILDCARD), listener.failed);
    }

    @Test
    void aNameThatIsTooLongForARecordIsProvedInAnotherWay() throws Exception {
        authenticator.types = List.of(ChallengeType.DNS_01, ChallengeType.HTTP_01);
        assertEquals(Optional.empty(), issue(request(LONG)).error());
        assertEquals(ChallengeType.HTTP_01, authenticator.waves.get(0).get(0).type());
    }

    @Test
    void aNameThatIsTooLongForARecordFailsAlone() throws Exception {
        authenticator.types = List.of(ChallengeType.DNS_01);
        List<IssuanceOutcome> outcomes = pipeline().issue(List.of(request(LONG), request(B)));
        String what = outcomes.get(0).error().orElseThrow().what();
        assertTrue(what.endsWith("is too long for a challenge over DNS."), what);
        assertEquals(Optional.empty(), outcomes.get(1).error());
    }

    @Test
    void anAuthenticatorThatCannotCleanUpLeavesTheChallengesOfOthersToThem() throws Exception {
        var other = new RecordingAuthenticator();
        other.fails = true;
        List<IssuanceOutcome> outcomes =
                pipeline().issue(List.of(request(A), request(other, List.of(B), false, false)));
        assertEquals(
                List.of(true, true),
                outcomes.stream().map(one -> one.error().isEmpty()).toList());
        assertEquals(List.of(1, 1), List.of(authenticator.closed, other.closed));
    }

    @Test
    void aPluginThatCannotPresentFailsTheRequest() throws Exception {
        authenticator.failure = Optional.of(new PluginException("port 80 is taken", "", ""));
        assertEquals("port 80 is taken", issue(request(A)).error().orElseThrow().what());
    }

    @Test
    void asksEachAuthenticatorForTheChallengesOfItsOwnRequests() throws Exception {
        var other = new RecordingAuthenticator();
        pipeline().issue(List.of(request(A), request(other, List.of(B), false, false)));
        assertEquals(1, authenticator.waves.get(0).size());
        assertEquals(1, other.waves.get(0).size());
    }

    @Test
    void anAuthenticatorThatCannotPresentLeavesTheRequestsOfOthersAlone() throws Exception {
        var other = new RecordingAuthenticator();
        other.failure = Optional.of(new PluginException("port 80 is taken", "", ""));
        List<IssuanceOutcome> outcomes =
                pipeline().issue(List.of(request(A), request(other, List.of(B), false, false)));
        assertEquals(Optional.empty(), outcomes.get(0).error());
        assertEquals("port 80 is taken", outcomes.get(1).error().orElseThrow().what());
    }

    @Test
    void allAuthenticatorsPresentBeforeAnyIsWaitedFor() throws Exception {
        var other = new RecordingAuthenticator();
        authenticator.onAwait = () -> assertEquals(1, other.waves.size());
        pipeline().issue(List.of(request(A), request(other, List.of(B), false, false)));
        assertEquals(List.of(1, 1), List.of(authenticator.awaited, other.awaited));
    }

    @Test
    void challengesThatCannotBeSeenAreNotAnsweredAndAreRemoved() throws Exception {
        var other = new RecordingAuthenticator();
        other.invisible = Optional.of(new PluginException("hidden by a delegation", "", ""));
        List<IssuanceOutcome> outcomes =
                pipeline().issue(List.of(request(A), request(other, List.of(B), false, false)));
        assertEquals(Optional.empty(), outcomes.get(0).error());
        assertEquals(
                "hidden by a delegation", outcomes.get(1).error().orElseThrow().what());
        assertEquals(1, other.closed);
    }

    @Test
    void namesTheChallengesOnOfferWhenThePluginCanDoNone() throws Exception {
        CertbotException error = issue(request(WILDCARD)).error().orElseThrow();
        assertTrue(error.what().contains("does not support any combination of challenges"), error.what());
        assertTrue(error.why().contains("dns-01"), error.why());
    }
}
