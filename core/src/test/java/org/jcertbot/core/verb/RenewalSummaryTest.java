package org.jcertbot.core.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.hook.HookRun;
import org.jcertbot.core.lineage.FakeLineage;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.renewal.Outcome;
import org.jcertbot.core.renewal.RenewalReport;
import org.jcertbot.core.renewal.Setback;
import org.jcertbot.core.renewal.Urgency;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.Test;

class RenewalSummaryTest {
    private static final String RULE = "- ".repeat(39) + "-";
    private static final Lineage A = FakeLineage.named("a.test");
    private static final Lineage B = FakeLineage.named("b.test");

    private final ScriptedConsole console = ScriptedConsole.silent();

    @Test
    void saysThatNothingWasAttempted() {
        tell(Settings.defaults());
        assertEquals("No renewals were attempted.", console.said().get(1));
    }

    @Test
    void saysThatHooksOfThisInvocationDidNotRun() {
        tell(Settings.defaults().with(Options.POST_HOOK, "true", Source.COMMAND_LINE));
        assertEquals("No hooks were run.", console.said().get(2));
    }

    @Test
    void listsFilesThatCannotBeUsed() {
        tell(
                Settings.defaults(),
                new Outcome.Unusable(Path.of("/etc/renewal/a.conf"), new CertbotException("broken", "", "")));
        assertEquals(
                "\nAdditionally, the following renewal configurations were invalid: \n  /etc/renewal/a.conf (parsefail)",
                console.said().get(2));
    }

    @Test
    void callsADryRunASimulation() {
        tell(Settings.defaults().with(Options.DRY_RUN, true, Source.COMMAND_LINE));
        assertEquals("No simulated renewals were attempted.", console.said().get(1));
    }

    @Test
    void aRuleComesFirstAndLast() {
        tell(Settings.defaults());
        assertEquals("\n" + RULE, console.said().get(0));
        assertEquals(RULE, console.said().get(console.said().size() - 1));
    }

    @Test
    void listsWhatIsNotDueWithItsExpiry() {
        tell(Settings.defaults(), new Outcome.NotDue(A, Optional.empty(), "in date"));
        assertEquals("""
                The following certificates are not due for renewal yet:
                  /etc/letsencrypt/live/a.test/fullchain.pem expires on 2027-02-19 (skipped)""", console.said().get(1));
        assertEquals("No renewals were attempted.", console.said().get(2));
    }

    @Test
    void listsWhatIsBeyondTheLimit() {
        tell(Settings.defaults(), new Outcome.Postponed(A, Urgency.NONE));
        assertEquals("""
                The following certificates are due, but the limit of this run is reached:
                  /etc/letsencrypt/live/a.test/fullchain.pem (postponed)""", console.said().get(1));
    }

    @Test
    void listsWhatWaitsForItsNextAttempt() {
        var setback = new Setback(1, Instant.parse("2027-02-01T10:00:00Z"), "", "port 80 is taken");
        tell(Settings.defaults(), new Outcome.BackingOff(A, setback, Urgency.NONE));
        assertEquals("""
                The following certificates are due, but failed recently and have to wait:
                  /etc/letsencrypt/live/a.test/fullchain.pem (waits until 2027-02-01T10:01:00Z)""", console.said().get(1));
    }

    @Test
    void congratulatesWhenEverythingSucceeded() {
        tell(Settings.defaults(), new Outcome.Renewed(A), new Outcome.Renewed(B));
        assertEquals("""
                Congratulations, all renewals succeeded:\s
                  /etc/letsencrypt/live/a.test/fullchain.pem (success)
                  /etc/letsencrypt/live/b.test/fullchain.pem (success)""", console.said().get(1));
        assertEquals(List.of(), console.warned());
    }

    @Test
    void saysOnStandardErrorThatEverythingFailed() {
        tell(Settings.defaults(), failed(A), failed(B));
        assertEquals(
                List.of(
                        "All renewals failed. The following certificates could not be renewed:",
                        "  /etc/letsencrypt/live/a.test/fullchain.pem (failure)\n"
                                + "  /etc/letsencrypt/live/b.test/fullchain.pem (failure)"),
                console.warned());
        assertEquals(List.of("\n" + RULE, RULE), console.said());
    }

    @Test
    void tellsSuccessesAndFailuresApart() {
        tell(Settings.defaults(), new Outcome.Renewed(A), failed(B));
        assertEquals(
                "The following renewals succeeded:\n  /etc/letsencrypt/live/a.test/fullchain.pem (success)\n",
                console.said().get(1));
        assertEquals(
                List.of("The following renewals failed:", "  /etc/letsencrypt/live/b.test/fullchain.pem (failure)"),
                console.warned());
    }

    @Test
    void saysOnStandardErrorWhatIsNotDeployedAndWhy() {
        tellUndeployed(Settings.defaults());
        assertEquals(
                List.of(
                        "A deploy hook or the reload of a server failed for these certificates; the next run tries that"
                                + " again:",
                        "  a.test (not deployed): reload ended with 7"),
                console.warned());
    }

    @Test
    void aDryRunPromisesNoOtherAttempt() {
        tellUndeployed(Settings.defaults().with(Options.DRY_RUN, true, Source.COMMAND_LINE));
        assertEquals(
                "A deploy hook or the reload of a server failed for these certificates:",
                console.warned().get(0));
    }

    private static Outcome failed(Lineage lineage) {
        return new Outcome.Failed(lineage, new CertbotException("no", "", ""));
    }

    private void tellUndeployed(Settings settings) {
        var hooks = Map.of(A.name(), List.of(new HookRun("fine", 0), new HookRun("reload", 7)));
        var report = new RenewalReport(
                List.of(new Outcome.Renewed(A)), hooks, List.of(A.name()), Set.of(A.name()), List.of());
        new RenewalSummary(report, settings, console).tell();
    }

    private void tell(Settings settings, Outcome... outcomes) {
        new RenewalSummary(
                        new RenewalReport(List.of(outcomes), Map.of(), List.of(), Set.of(), List.of()),
                        settings,
                        console)
                .tell();
    }
}
