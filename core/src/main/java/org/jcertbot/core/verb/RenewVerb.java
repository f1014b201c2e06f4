package org.jcertbot.core.verb;

import java.util.ArrayList;
import java.util.Set;
import java.util.function.Function;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.hook.Hooks;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.issuance.RequestedNames;
import org.jcertbot.core.renewal.Outcome;
import org.jcertbot.core.renewal.Renewal;
import org.jcertbot.core.renewal.RenewalReport;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** {@code renew}: renew every lineage that is due, and say what became of each. */
public final class RenewVerb implements Verb {
    /** With {@code --detailed-exit-code}. */
    private static final int CHANGED = 3;

    private final Renewal renewal;
    private final Hooks hooks;
    private final Function<Settings, Set<Identifier>> mapped;
    private final Console console;

    /**
     * For one run.
     *
     * @param mapped the names that only say where their challenges are to be put
     */
    public RenewVerb(Renewal renewal, Hooks hooks, Function<Settings, Set<Identifier>> mapped, Console console) {
        this.renewal = renewal;
        this.hooks = hooks;
        this.mapped = mapped;
        this.console = console;
    }

    @Override
    public int run(Settings settings) throws CertbotException, InterruptedException {
        refuseNames(settings);
        RenewalReport report = renewal.run(settings, done -> new RenewalSummary(done, settings, console).tell());
        tellOthers(report, settings);
        if (!report.succeeded()) throw failure(report);
        boolean changed = !settings.get(Options.DRY_RUN)
                && !report.all(Outcome.Renewed.class).isEmpty();
        return changed && settings.get(Options.DETAILED_EXIT_CODE) ? CHANGED : 0;
    }

    /** Programs, and those who want to know when something is wrong. */
    private void tellOthers(RenewalReport report, Settings settings) throws InterruptedException {
        boolean json = settings.get(Options.JSON);
        boolean notable = report.isNotable() && !settings.get(Options.DRY_RUN);
        if (!json && !notable) return;
        String document = RenewJson.document(report);
        if (json) console.document(document);
        if (notable) hooks.sendNotice(settings, document);
    }

    /** Names belong to certificates; those of {@code --webroot-map} only say where a challenge is to be put. */
    private void refuseNames(Settings settings) throws InvalidInputException {
        var names = new ArrayList<>(RequestedNames.given(settings));
        names.removeAll(mapped.apply(settings));
        if (names.isEmpty()) return;
        throw new InvalidInputException(
                "Currently, the renew verb is capable of either renewing all installed certificates that are due to be"
                        + " renewed or renewing a single certificate specified by its name.",
                "",
                "To renew specific certificates by their domains use the certonly command; to renew one certificate"
                        + " use --cert-name.");
    }

    private static CertbotException failure(RenewalReport report) {
        int undeployed = report.undeployed().size();
        String deployments = undeployed == 0 ? "" : ", " + undeployed + " deployment failure(s)";
        return new CertbotException(
                report.failures() + " renew failure(s), "
                        + report.all(Outcome.Unusable.class).size() + " parse failure(s)" + deployments,
                "",
                "");
    }
}
