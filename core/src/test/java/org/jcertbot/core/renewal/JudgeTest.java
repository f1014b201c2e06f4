package org.jcertbot.core.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
    private static final Settings NOTHING = Settings.defaults();

    @TempDir
    Path scratch;

    private final Backlog backlog = new Backlog(Map.of(), Set.of());
    private RenewalWorld world;

    @BeforeEach
    void createLineageThatIsDue() throws Exception {
        world = new RenewalWorld(scratch);
        world.create("a.test", RenewalWorld.WEB);
    }

    @Test
    void aLineageThatIsDueIsRenewed() throws Exception {
        var renew = assertInstanceOf(Judgement.Renew.class, judge(NOTHING));
        assertEquals("one", renew.candidate().settings().get(Options.AUTHENTICATOR));
        assertEquals(Optional.empty(), renew.owing());
    }

    @Test
    void aLineageThatIsNotDueIsLeftAlone() throws Exception {
        Files.createDirectory(scratch.resolve("earlier"));
        world = new RenewalWorld(scratch.resolve("earlier"), Instant.parse("2026-12-01T00:00:00Z"));
        world.create("a.test", RenewalWorld.WEB);
        var notDue = outcome(Outcome.NotDue.class, NOTHING);
        assertEquals(Optional.of(Instant.parse("2027-01-20T05:57:20.333333333Z")), notDue.dueAt());
    }

    @Test
    void aFileThatCannotBeReadIsUnusable() throws Exception {
        world.rewrite("a.test", "no equals sign\n");
        assertEquals(
                world.renewalFile("a.test"),
                outcome(Outcome.Unusable.class, NOTHING).renewalFile());
    }

    @Test
    void aFileWithoutRenewalparamsIsUnusable() throws Exception {
        String text = world.renewalText("a.test");
        world.rewrite("a.test", text.substring(0, text.indexOf("[renewalparams]")));
        String why = outcome(Outcome.Unusable.class, NOTHING).reason().why();
        assertTrue(why.contains("[renewalparams]"), why);
    }

    @Test
    void aFileWithAnOptionThatCannotBeUnderstoodIsUnusable() throws Exception {
        world.rewrite("a.test", world.renewalText("a.test") + "must_staple = maybe\n");
        outcome(Outcome.Unusable.class, NOTHING);
    }

    @Test
    void aLineageAboutWhichTheDueRuleCannotDecideHasFailed() throws Exception {
        world.rewrite("a.test", "renew_before_expiry = 1 week, 2 days\n" + world.renewalText("a.test"));
        String why = outcome(Outcome.Failed.class, NOTHING).error().why();
        assertTrue(why.contains("renew_before_expiry"), why);
    }

    /** A pause is a minute after one failure, ten after two. */
    @ParameterizedTest
    @CsvSource({
        "1, PT0S,    same,  '',              true,  the pause has begun",
        "1, PT59S,   same,  '',              true,  the pause is nearly over",
        "1, PT60S,   same,  '',              false, the pause is over",
        "2, PT60S,   same,  '',              true,  a second failure pauses for longer",
        "2, PT600S,  same,  '',              false, but not for ever",
        "2, PT0S,    other, '',              false, other settings deserve a new attempt",
        "2, PT0S,    same,  force_renewal,   false, the user wants it now",
        "2, PT0S,    same,  dry_run,         false, a rehearsal costs nothing",
    })
    void aLineageThatFailedWaits(
            int failures, Duration since, String settings, String flag, boolean waits, String because)
            throws Exception {
        Settings given = flag.isEmpty()
                ? NOTHING
                : NOTHING.with(
                        flag.equals("dry_run") ? Options.DRY_RUN : Options.FORCE_RENEWAL, true, Source.COMMAND_LINE);
        String digest = settings.equals("same") ? digest(NOTHING) : "that of other settings";
        for (int i = 0; i < failures; i++) {
            backlog.failed(new CertName("a.test"), world.time.instant().minus(since), digest, "port 80 is taken");
        }
        boolean waiting =
                judge(given) instanceof Judgement.Settled settled && settled.outcome() instanceof Outcome.BackingOff;
        assertEquals(waits, waiting, because);
    }

    @Test
    void anOptionOfThisInvocationMakesTheSettingsOthers() throws Exception {
        backlog.failed(new CertName("a.test"), world.time.instant(), digest(NOTHING), "port 80 is taken");
        Settings given = NOTHING.with(Options.AUTHENTICATOR, "other", Source.COMMAND_LINE);
        assertInstanceOf(Judgement.Renew.class, judge(given));
    }

    @Test
    void aLineageThatWaitsSaysHowUrgentItIs() throws Exception {
        backlog.failed(new CertName("a.test"), world.time.instant(), digest(NOTHING), "port 80 is taken");
        assertEquals(Urgency.NONE, outcome(Outcome.BackingOff.class, NOTHING).urgency());
        world.time.sleep(Duration.ofDays(15));
        backlog.failed(new CertName("a.test"), world.time.instant(), digest(NOTHING), "port 80 is taken");
        assertEquals(Urgency.HIGH, outcome(Outcome.BackingOff.class, NOTHING).urgency());
    }

    @Test
    void aLineageBeyondTheLimitIsPostponedAndSaysHowUrgentItIs() throws Exception {
        world.time.sleep(Duration.ofDays(5));
        var renew = assertInstanceOf(Judgement.Renew.class, judge(NOTHING));
        assertEquals(
                new Outcome.Postponed(renew.candidate().lineage(), Urgency.NOTABLE),
                world.judge(backlog).postponed(renew.candidate()));
    }

    @Test
    void aDebtIsSeenWhetherTheLineageIsDueOrNot() throws Exception {
        backlog.owe(new CertName("a.test"));
        assertTrue(judge(NOTHING).owing().isPresent());
        String text = world.renewalText("a.test");
        world.rewrite("a.test", text.replace("[renewalparams]\n", "[renewalparams]\nautorenew = False\n"));
        outcome(Outcome.NotDue.class, NOTHING);
        assertTrue(judge(NOTHING).owing().isPresent());
    }

    @Test
    void aRehearsalPaysNoDebts() throws Exception {
        backlog.owe(new CertName("a.test"));
        assertTrue(judge(NOTHING.with(Options.DRY_RUN, true, Source.COMMAND_LINE))
                .owing()
                .isEmpty());
    }

    @Test
    void aVersionThatNothingLinksToIsLinkedAndOwed() throws Exception {
        world.addUnlinkedVersion("a.test");
        Judgement judgement = judge(NOTHING);
        assertEquals(2, judgement.owing().orElseThrow().lineage().linkedVersion());
        assertTrue(backlog.owes(new CertName("a.test")));
    }

    @Test
    void aLineageThatServesItsNewestVersionOwesNothing() throws Exception {
        judge(NOTHING);
        assertFalse(backlog.owes(new CertName("a.test")));
    }

    private String digest(Settings given) throws Exception {
        var lineage = world.lineages.load(world.renewalFile("a.test"));
        return world.storedSettings.digest(world.storedSettings.restored(given, lineage));
    }

    private <T extends Outcome> T outcome(Class<T> kind, Settings given) throws Exception {
        var settled = assertInstanceOf(Judgement.Settled.class, judge(given));
        return assertInstanceOf(kind, settled.outcome());
    }

    private Judgement judge(Settings given) throws Exception {
        return world.judge(backlog).judge(world.renewalFile("a.test"), given);
    }
}
