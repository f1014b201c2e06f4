package org.jcertbot.core.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.renewal.Outcome;
import org.jcertbot.core.renewal.Report;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.Test;

class RenewalSummaryTest {
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

    private void tell(Settings settings, Outcome... outcomes) {
        new RenewalSummary(new Report(List.of(outcomes), Map.of(), List.of(), Set.of(), List.of()), settings, console)
                .tell();
    }
}
