package org.jcertbot.core.verb;

import java.util.Optional;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.issuance.RequestedNames;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.Lineages;
import org.jcertbot.core.renewal.Reconfiguration;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;

/** {@code reconfigure}: change how a certificate is renewed, without renewing it. */
public final class ReconfigureVerb implements Verb {
    private final Lineages lineages;
    private final Reconfiguration reconfiguration;
    private final CertificateMenu menu;
    private final Console console;

    public ReconfigureVerb(Lineages lineages, Reconfiguration reconfiguration, Console console) {
        this.lineages = lineages;
        this.reconfiguration = reconfiguration;
        this.menu = new CertificateMenu(lineages, console);
        this.console = console;
    }

    @Override
    public int run(Settings given) throws CertbotException, InterruptedException {
        if (!RequestedNames.given(given).isEmpty()) {
            throw new InvalidInputException(
                    "You have specified domains, but this function cannot be used to change them.",
                    "",
                    "Use certonly with --cert-name and the new --domains to get a certificate for other names.");
        }
        Lineage lineage = chosen(given);
        boolean changed = reconfiguration.change(lineage, withDeployHooksIfWanted(given));
        console.say(given.get(Options.DRY_RUN) ? "The dry run was successful." : told(lineage, changed));
        return 0;
    }

    private Lineage chosen(Settings given) throws CertbotException {
        Optional<String> name = given.find(Options.CERT_NAME);
        if (name.isPresent()) return lineages.load(CertName.parse(name.get()));
        return menu.choose("Which certificate would you like to reconfigure?");
    }

    private Settings withDeployHooksIfWanted(Settings given) throws CertbotException {
        if (given.find(Options.DEPLOY_HOOK).isEmpty() || given.get(Options.RUN_DEPLOY_HOOKS)) return given;
        boolean run = console.yesNo(
                Question.of("The change is tried out with a dry run. Should that run the deploy hooks too, those in"
                        + " renewal-hooks among them? They would be given the certificate that is in use now."),
                "Run deploy hooks",
                "Do not run deploy hooks",
                Optional.of(false));
        return given.with(Options.RUN_DEPLOY_HOOKS, run, Source.RUN);
    }

    private static String told(Lineage lineage, boolean changed) {
        return changed
                ? "\nSuccessfully updated configuration.\nChanges will apply when the certificate renews."
                : "\nNo changes were made to the renewal configuration " + lineage.renewalFile() + ".";
    }
}
