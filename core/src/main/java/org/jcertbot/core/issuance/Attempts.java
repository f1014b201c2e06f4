package org.jcertbot.core.issuance;

import java.util.Optional;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.key.CertificateKeys;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.LineageStore;
import org.jcertbot.core.selection.SelectedPlugins;
import org.jcertbot.core.settings.Settings;

/** From a plan to an attempt: checks that it may be made, and settles the key, the terms and the place to store. */
public final class Attempts {
    private final LineageStore store;
    private final KeyRules keyRules;

    public Attempts(LineageStore store, CertificateKeys keys, Console console) {
        this.store = store;
        this.keyRules = new KeyRules(keys, console);
    }

    /** At what the plan says. */
    Attempt at(Plan.Issue plan, Login login, SelectedPlugins plugins) throws CertbotException, InterruptedException {
        return plan instanceof Plan.Renew renew
                ? renew(renew, login, plugins, StoringListener.NONE)
                : obtain((Plan.Obtain) plan, login, plugins);
    }

    private Attempt obtain(Plan.Obtain plan, Login login, SelectedPlugins plugins)
            throws CertbotException, InterruptedException {
        Settings settings = plan.settings();
        var storing = new StoringDelivery(
                (key, chain) -> store.create(
                        plan.name(), key, chain, plugins.authenticator().learned(settings, plan.identifiers())),
                StoringListener.NONE);
        var wanted = new WantedCertificate(
                plan.identifiers(), keyRules.fresh(settings), Optional.empty(), settings, storing);
        return new Attempt(wanted, wanted.request(login, plugins), storing);
    }

    /**
     * At a new version of a lineage.
     *
     * @param listener is called on a worker's thread
     */
    public Attempt renew(Plan.Renew plan, Login login, SelectedPlugins plugins, StoringListener listener)
            throws CertbotException, InterruptedException {
        Lineage lineage = plan.lineage();
        StagingGuard.check(plan.settings(), lineage);
        KeyRules.Choice key = keyRules.forRenewal(plan.settings(), lineage);
        var storing = new StoringDelivery(
                (privateKey, chain) -> store.saveNewVersion(
                        lineage,
                        privateKey,
                        chain,
                        plugins.authenticator().learned(key.settings(), plan.identifiers())),
                listener);
        var wanted =
                new WantedCertificate(plan.identifiers(), key.source(), Optional.of(lineage), key.settings(), storing);
        return new Attempt(wanted, wanted.request(login, plugins), storing);
    }
}
