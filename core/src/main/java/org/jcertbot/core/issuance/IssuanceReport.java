package org.jcertbot.core.issuance;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.selection.SelectedPlugins;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** What the user reads at the end of an issuance. */
public final class IssuanceReport {
    private final Console console;

    public IssuanceReport(Console console) {
        this.console = console;
    }

    /** The rehearsal went well. */
    public void dryRunSucceeded() {
        console.say("The dry run was successful.");
    }

    /** Nothing was done. */
    public void kept() {
        console.sayFramed("Certificate not yet due for renewal; no action taken.");
    }

    /** An earlier run had got the certificate but not put it in its place. */
    public void deployed(Lineage lineage) {
        console.sayFramed("The newest certificate of " + lineage.name()
                + " was not in use yet; it is now. Certificate not yet due for renewal; no other action taken.");
    }

    /** Where the certificate is and what comes next. */
    public void saved(Lineage lineage, SelectedPlugins plugins, Settings settings) {
        received(lineage, plugins, settings);
        nextSteps(renewalSteps(plugins, settings));
    }

    /** Where the certificate is. */
    public void received(Lineage lineage, SelectedPlugins plugins, Settings settings) {
        boolean scheduled = settings.get(Options.PRECONFIGURED_RENEWAL)
                && plugins.authenticator().renewsUnattended();
        console.say("\nSuccessfully received certificate.\nCertificate is saved at: "
                + lineage.live().fullchain() + "\nKey is saved at:         "
                + lineage.live().privkey() + "\nThis certificate expires on "
                + LocalDate.ofInstant(lineage.notAfter(), ZoneOffset.UTC)
                + ".\nThese files will be updated when the certificate renews."
                + (scheduled ? "\nA scheduled task renews this certificate in the background." : ""));
    }

    /** What the user has to do for the certificate to be renewed. */
    public static List<String> renewalSteps(SelectedPlugins plugins, Settings settings) {
        var steps = new ArrayList<String>();
        if (!plugins.authenticator().renewsUnattended()) {
            steps.add("This certificate will not be renewed automatically: the "
                    + plugins.provider().name()
                    + " plugin needs a person or hook scripts (--manual-auth-hook) for that. Repeat this command before"
                    + " the certificate expires.");
        } else if (!settings.get(Options.PRECONFIGURED_RENEWAL)) {
            steps.add("The certificate will need to be renewed before it expires. Let a timer or cron run"
                    + " \"certbot renew -q\" twice a day.");
        }
        return steps;
    }

    /** What the user has to do; nothing is said when there is nothing. */
    public void nextSteps(List<String> steps) {
        if (steps.isEmpty()) return;
        var text = new StringBuilder("\n").append(console.emphasized("NEXT STEPS:"));
        for (String step : steps) text.append("\n- ").append(step);
        console.say(text.toString());
    }
}
