package org.jcertbot.core.due;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The due rule, row by row. */
class DueRuleTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Day 60 is two thirds of the lifetime. */
    private static final Instant END = day(90);

    private static Instant day(int number) {
        return START.plus(Duration.ofDays(number));
    }

    /** Nothing is said about it, and nobody was asked. */
    private static DueFacts plain() {
        return nobodyAsked(false, false, true);
    }

    private static DueFacts nobodyAsked(boolean forced, boolean dryRun, boolean autorenew) {
        return new DueFacts(
                forced,
                dryRun,
                autorenew,
                START,
                END,
                Optional.empty(),
                new SuggestedTime.NotAsked(),
                RevocationStatus.NOT_ASKED);
    }

    private static DueFacts known(SuggestedTime suggested, RevocationStatus revocation, String ownRule) {
        var rule =
                ownRule.isEmpty() ? Optional.<RenewBeforeExpiry>empty() : Optional.of(RenewBeforeExpiry.parse(ownRule));
        return new DueFacts(false, false, true, START, END, rule, suggested, revocation);
    }

    private static Dueness settled(DueFacts facts, Instant now) {
        return assertInstanceOf(Decision.Settled.class, DueRule.decide(facts, now))
                .dueness();
    }

    @Test
    void row1ForcingDecidesBeforeAnybodyIsAsked() {
        assertInstanceOf(Dueness.Due.class, settled(nobodyAsked(true, false, false), day(1)));
    }

    @Test
    void row2ADryRunDecidesBeforeAnybodyIsAsked() {
        assertInstanceOf(Dueness.Due.class, settled(nobodyAsked(false, true, false), day(1)));
    }

    @Test
    void row3ALineageThatIsNotRenewedAutomaticallyIsNeverDue() {
        var answer = assertInstanceOf(Dueness.NotDue.class, settled(nobodyAsked(false, false, false), day(89)));
        assertEquals(Optional.empty(), answer.dueAt());
    }

    @Test
    void theAuthorityIsAskedFirst() {
        assertInstanceOf(Decision.AskForSuggestedTime.class, DueRule.decide(plain(), day(89)));
    }

    @Test
    void revocationIsAskedForOnlyWhenTheSuggestedTimeHasNotCome() {
        var future = plain().with(new SuggestedTime.Known(day(20)));
        assertInstanceOf(Decision.AskWhetherRevoked.class, DueRule.decide(future, day(10)));
        var unknown = plain().with(new SuggestedTime.Unknown());
        assertInstanceOf(Decision.AskWhetherRevoked.class, DueRule.decide(unknown, day(89)));
        assertInstanceOf(Dueness.Due.class, settled(future, day(21)));
    }

    /** Suggested day (0: unknown), revoked, renew_before_expiry, today; the last column is rows 4 to 9. */
    @ParameterizedTest
    @CsvSource({
        "10, false, '',      11, true,  row 4",
        "10, true,  60 days, 11, true,  row 4",
        "10, false, 1 day,   11, true,  row 4 wins over row 6",
        "20, true,  '',      11, true,  row 5",
        "0,  true,  1 day,   11, true,  row 5 wins over row 6",
        "0,  true,  '',      11, true,  row 5 without a suggested time",
        "0,  false, 30 days, 61, true,  row 6",
        "80, false, 30 days, 61, true,  row 6 wins over row 7",
        "0,  false, 10 days, 79, false, row 6 wins over row 8",
        "0,  false, 10 days, 81, true,  row 6",
        "80, false, '',      70, false, row 7 wins over row 8",
        "0,  false, '',      61, true,  row 8",
        "0,  false, '',      59, false, row 9",
        "0,  false, foo,     89, false, an interval that nobody understands is zero",
        "0,  false, foo,     91, true,  an interval that nobody understands is zero",
        "0,  false, -1 day,  90, false, a negative interval waits until after the expiry",
    })
    void theFirstFactThatSaysSomethingDecides(
            int suggested, boolean revoked, String ownRule, int today, boolean due, String row) {
        SuggestedTime time = suggested == 0 ? new SuggestedTime.Unknown() : new SuggestedTime.Known(day(suggested));
        var facts = known(time, revoked ? RevocationStatus.REVOKED : RevocationStatus.NOT_REVOKED, ownRule);
        assertEquals(due, settled(facts, day(today)) instanceof Dueness.Due, row);
    }

    @Test
    void theExactMomentIsNotYetTheTime() {
        var atTime = known(new SuggestedTime.Known(day(10)), RevocationStatus.NOT_REVOKED, "");
        assertInstanceOf(Dueness.NotDue.class, settled(atTime, day(10)));
        var usual = known(new SuggestedTime.Unknown(), RevocationStatus.NOT_REVOKED, "");
        assertInstanceOf(Dueness.NotDue.class, settled(usual, day(60)));
        var own = known(new SuggestedTime.Unknown(), RevocationStatus.NOT_REVOKED, "30 days");
        assertInstanceOf(Dueness.NotDue.class, settled(own, day(60)));
    }

    @Test
    void saysWhenItWillBeDue() {
        assertEquals(Optional.of(day(60)), dueAt(known(new SuggestedTime.Unknown(), RevocationStatus.NOT_REVOKED, "")));
        assertEquals(
                Optional.of(day(80)),
                dueAt(known(new SuggestedTime.Unknown(), RevocationStatus.NOT_REVOKED, "10 days")));
        assertEquals(
                Optional.of(day(70)), dueAt(known(new SuggestedTime.Known(day(70)), RevocationStatus.NOT_REVOKED, "")));
    }

    private static Optional<Instant> dueAt(DueFacts facts) {
        return assertInstanceOf(Dueness.NotDue.class, settled(facts, day(1))).dueAt();
    }

    @Test
    void aShortLivedCertificateIsDueAfterHalfOfItsLifetime() {
        assertEquals(day(3), DueRule.usualTime(START, day(6)));
        assertEquals(START.plus(Duration.ofHours(160)), DueRule.usualTime(START, day(10)));
    }

    @Test
    void reasonsNameWhatDecided() {
        var own = settled(known(new SuggestedTime.Unknown(), RevocationStatus.NOT_REVOKED, "30 days"), day(61));
        assertTrue(own.reason().contains("renew_before_expiry = 30 days"), own.reason());
    }
}
