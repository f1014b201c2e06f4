package org.jcertbot.core.verb;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.hook.HookRun;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.renewal.Outcome;
import org.jcertbot.core.renewal.RenewalReport;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** The end of {@code renew}, which scripts read: failures go to standard error, all else to standard output. */
final class RenewalSummary {
    private static final String RULE = "- ".repeat(39) + "-";
    private static final List<Option<String>> HOOKS = List.of(Options.PRE_HOOK, Options.POST_HOOK, Options.DEPLOY_HOOK);

    private final RenewalReport report;
    private final Settings settings;
    private final Console console;
    private final String kind;

    RenewalSummary(RenewalReport report, Settings settings, Console console) {
        this.report = report;
        this.settings = settings;
        this.console = console;
        this.kind = settings.get(Options.DRY_RUN) ? "simulated renewal" : "renewal";
    }

    void tell() {
        console.say("\n" + RULE);
        list("The following certificates are not due for renewal yet:", Outcome.NotDue.class, RenewalSummary::skipped);
        list(
                "The following certificates are due, but the limit of this run is reached:",
                Outcome.Postponed.class,
                one -> fullchain(one.lineage()) + " (postponed)");
        list(
                "The following certificates are due, but failed recently and have to wait:",
                Outcome.BackingOff.class,
                one -> fullchain(one.lineage()) + " (waits until "
                        + one.setback().until() + ")");
        tellAttempts();
        tellUndeployed();
        tellInvalid();
        console.say(RULE);
    }

    private <T extends Outcome> void list(String heading, Class<T> kind, Function<T, String> line) {
        List<T> outcomes = report.all(kind);
        if (!outcomes.isEmpty()) console.say(heading + "\n" + lines(outcomes, line));
    }

    private void tellAttempts() {
        List<Outcome.Renewed> renewed = report.all(Outcome.Renewed.class);
        List<Outcome.Failed> failed = report.all(Outcome.Failed.class);
        String successes = lines(renewed, one -> fullchain(one.lineage()) + " (success)");
        String failures = lines(failed, one -> fullchain(one.lineage()) + " (failure)");
        if (renewed.isEmpty() && failed.isEmpty()) {
            console.say("No " + kind + "s were attempted.");
            if (HOOKS.stream().anyMatch(hook -> settings.find(hook).isPresent())) console.say("No hooks were run.");
        } else if (failed.isEmpty()) {
            console.say("Congratulations, all " + kind + "s succeeded: \n" + successes);
        } else if (renewed.isEmpty()) {
            console.error("All " + kind + "s failed. The following certificates could not be renewed:");
            console.error(failures);
        } else {
            console.say("The following " + kind + "s succeeded:\n" + successes + "\n");
            console.error("The following " + kind + "s failed:");
            console.error(failures);
        }
    }

    private void tellUndeployed() {
        if (report.undeployed().isEmpty()) return;
        console.error("A deploy hook or the reload of a server failed for these certificates"
                + (settings.get(Options.DRY_RUN) ? ":" : "; the next run tries that again:"));
        console.error(report.undeployed().stream()
                .map(name -> "  " + name + " (not deployed)" + failedHooks(name))
                .collect(Collectors.joining("\n")));
    }

    private String failedHooks(CertName name) {
        return report.deployHooks().getOrDefault(name, List.of()).stream()
                .filter(HookRun::failed)
                .map(hook -> ": " + hook.command() + " ended with " + hook.exitCode())
                .collect(Collectors.joining());
    }

    private void tellInvalid() {
        List<Outcome.Unusable> invalid = report.all(Outcome.Unusable.class);
        if (invalid.isEmpty()) return;
        console.say("\nAdditionally, the following renewal configurations were invalid: \n"
                + lines(invalid, one -> "  " + one.renewalFile() + " (parsefail)"));
    }

    private static String skipped(Outcome.NotDue notDue) {
        var expiry = LocalDate.ofInstant(notDue.lineage().notAfter(), ZoneOffset.UTC);
        return fullchain(notDue.lineage()) + " expires on " + expiry + " (skipped)";
    }

    private static String fullchain(Lineage lineage) {
        return "  " + lineage.live().fullchain();
    }

    private static <T> String lines(List<T> outcomes, Function<T, String> line) {
        return outcomes.stream().map(line).collect(Collectors.joining("\n"));
    }
}
