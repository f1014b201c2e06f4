package org.jcertbot.core.issuance;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.concurrent.Shielded;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.hook.Hooks;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.key.CertificateKeys;
import org.jcertbot.core.key.PrivateKeyPem;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.LineageStore;
import org.jcertbot.core.plugin.SelectedPlugins;
import org.jcertbot.core.settings.Settings;

/** Carries a plan out: hooks, pipeline, storage. */
public final class CertificateIssuer {
    private final LineageStore lineages;
    private final KeyRules keyRules;
    private final SingleIssuance issuance;
    private final Hooks hooks;

    public CertificateIssuer(
            LineageStore lineages, CertificateKeys keys, PipelineFactory pipelines, Hooks hooks, Console console) {
        this.lineages = lineages;
        this.keyRules = new KeyRules(keys, console);
        this.issuance = new SingleIssuance(pipelines, console);
        this.hooks = hooks;
    }

    /** Gets the first certificate of a new lineage; empty after a dry run. */
    public Optional<Lineage> obtain(Plan.Obtain plan, Authority authority, SelectedPlugins plugins)
            throws CertbotException, InterruptedException {
        Settings settings = plan.settings();
        var storing = new Storing((key, chain) ->
                lineages.create(plan.name(), key, chain, plugins.authenticator().learned(settings)));
        var wanted = new WantedCertificate(
                plan.identifiers(), keyRules.fresh(settings), Optional.empty(), settings, storing);
        return attempt(wanted, storing, authority, plugins);
    }

    /** Gets a new version of a lineage; empty after a dry run. */
    public Optional<Lineage> renew(Plan.Renew plan, Authority authority, SelectedPlugins plugins)
            throws CertbotException, InterruptedException {
        Lineage lineage = plan.lineage();
        StagingGuard.check(plan.settings(), lineage);
        KeyRules.Choice key = keyRules.forRenewal(plan.settings(), lineage);
        var storing = new Storing((privateKey, chain) -> lineages.saveNewVersion(
                lineage, privateKey, chain, plugins.authenticator().learned(key.settings())));
        var wanted =
                new WantedCertificate(plan.identifiers(), key.source(), Optional.of(lineage), key.settings(), storing);
        return attempt(wanted, storing, authority, plugins);
    }

    /** Lets {@code live} serve what is in the archive already. */
    public void deploy(Plan.Deploy plan) throws CertbotException {
        lineages.deploy(plan.lineage());
    }

    /** Stores a certificate as soon as it is there, on whichever thread that happens. */
    private static final class Storing implements Delivery {
        private interface Store {
            Lineage store(PrivateKeyPem key, IssuedChain chain) throws CertbotException;
        }

        private final Store store;
        private volatile Optional<Lineage> stored = Optional.empty();

        Storing(Store store) {
            this.store = store;
        }

        @Override
        public void deliver(Optional<PrivateKeyPem> key, IssuedChain chain) throws CertbotException {
            stored = Optional.of(store.store(key.orElseThrow(), chain));
        }
    }

    private Optional<Lineage> attempt(
            WantedCertificate wanted, Storing storing, Authority authority, SelectedPlugins plugins)
            throws CertbotException, InterruptedException {
        Settings settings = wanted.settings();
        IssuanceRequest request = wanted.request(authority.ca());
        List<Identifier> obtained = List.of();
        hooks.pre(settings);
        try {
            List<Identifier> names = issuance.run(wanted, request, authority, plugins);
            Optional<Lineage> lineage = storing.stored.or(wanted::renewed);
            if (lineage.isPresent()) {
                hooks.deploy(settings, names, lineage.get().live().directory());
            }
            if (wanted.renewed().isEmpty()) obtained = names;
            return storing.stored;
        } finally {
            List<Identifier> names = obtained;
            Shielded.run(() -> hooks.post(settings, names)); // a service that a pre hook stopped must come back
        }
    }
}
