package org.jcertbot.core.verb;

import java.util.List;
import org.jcertbot.core.concurrent.Shielded;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.hook.HookRun;
import org.jcertbot.core.hook.Hooks;
import org.jcertbot.core.renewal.Outcome;
import org.jcertbot.core.renewal.Renewal;
import org.jcertbot.core.renewal.Report;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** {@code renew}: renew every lineage that is due, and say what became of each. */
public final class RenewVerb implements Verb {
    /** With {@code --detailed-exit-code}. */
    private static final int CHANGED = 3;

    private final Renewal renewal;
    private final Hooks hooks;
    private final Console console;

    /** @param renewal for this run; the verb closes it */
    public RenewVerb(Renewal renewal, Hooks hooks, Console console) {
        this.renewal = renewal;
        this.hooks = hooks;
        this.console = console;
    }

    @Override
    public int run(Settings settings) throws CertbotException, InterruptedException {
        refuseNames(settings);
        try (renewal) {
            boolean complete = false;
            try {
                renewal.run(settings);
                complete = true;
            } finally {
                boolean summarize = complete;
                Shielded.run(() -> finish(settings, summarize)); // a service that a pre hook stopped must come back
            }
        }
        Report report = renewal.report();
        if (!report.succeeded()) throw failure(report);
        boolean changed = !settings.get(Options.DRY_RUN)
                && !report.all(Outcome.Renewed.class).isEmpty();
        return changed && settings.get(Options.DETAILED_EXIT_CODE) ? CHANGED : 0;
    }

    private void finish(Settings settings, boolean summarize) throws InterruptedException {
        if (summarize) new RenewalSummary(renewal.report(), settings, console).tell();
        List<HookRun> postHooks = renewal.runPostHooks();
        if (summarize) document(settings, postHooks);
    }

    /** For programs, and for those who are to be told. */
    private void document(Settings settings, List<HookRun> postHooks) throws InterruptedException {
        Report report = renewal.report();
        boolean json = settings.get(Options.JSON);
        boolean notable = report.isNotable() && !settings.get(Options.DRY_RUN);
        if (!json && !notable) return;
        String document = RenewJson.document(report, postHooks);
        if (json) console.document(document);
        if (notable) hooks.sendNotice(settings, document);
    }

    /** Names belong to certificates; {@code --webroot-map} is the one place where they mean something else. */
    private static void refuseNames(Settings settings) throws InvalidInputException {
        boolean named = !settings.get(Options.DOMAINS).isEmpty()
                || !settings.get(Options.IP_ADDRESSES).isEmpty();
        if (!named) return;
        throw new InvalidInputException(
                "Currently, the renew verb is capable of either renewing all installed certificates that are due to be"
                        + " renewed or renewing a single certificate specified by its name.",
                "",
                "To renew specific certificates by their domains use the certonly command; to renew one certificate"
                        + " use --cert-name.");
    }

    private static CertbotException failure(Report report) {
        int undeployed = report.undeployed().size();
        String deployments = undeployed == 0 ? "" : ", " + undeployed + " deployment failure(s)";
        return new CertbotException(
                report.failures() + " renew failure(s), "
                        + report.all(Outcome.Unusable.class).size() + " parse failure(s)" + deployments,
                "",
                "");
    }
}
