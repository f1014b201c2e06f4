package org.jcertbot.core.issuance;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.concurrent.Shielded;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.hook.Hooks;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.key.CertificateKeys;
import org.jcertbot.core.key.PrivateKeyPem;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.LineageStore;
import org.jcertbot.core.plugin.SelectedPlugins;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** Carries a plan out: hooks, pipeline, storage. */
public final class CertificateIssuer {
    /** Requests under way at the same time: authorities allow many more, and a few hide most of the waiting. */
    static final int CONCURRENT_REQUESTS = 16;

    private final LineageStore lineages;
    private final KeyRules keyRules;
    private final PipelineFactory pipelines;
    private final Hooks hooks;
    private final Console console;

    public CertificateIssuer(
            LineageStore lineages, CertificateKeys keys, PipelineFactory pipelines, Hooks hooks, Console console) {
        this.lineages = lineages;
        this.keyRules = new KeyRules(keys, console);
        this.pipelines = pipelines;
        this.hooks = hooks;
        this.console = console;
    }

    /** Gets the first certificate of a new lineage; empty after a dry run. */
    public Optional<Lineage> obtain(Plan.Obtain plan, Authority authority, SelectedPlugins plugins)
            throws CertbotException, InterruptedException {
        Settings settings = plan.settings();
        var storing = new Storing((key, chain) ->
                lineages.create(plan.name(), key, chain, plugins.authenticator().learned(settings)));
        OrderTerms terms = OrderTerms.of(authority.ca(), settings, Optional.empty());
        IssuanceRequest request = request(plan.identifiers(), keyRules.fresh(settings), terms, settings, storing);
        String action = settings.get(Options.DRY_RUN)
                ? "Simulating a certificate request for "
                : "Requesting a certificate for ";
        return attempt(request, action, authority, plugins, settings, storing, Optional.empty());
    }

    /** Gets a new version of a lineage; empty after a dry run. */
    public Optional<Lineage> renew(Plan.Renew plan, Authority authority, SelectedPlugins plugins)
            throws CertbotException, InterruptedException {
        Lineage lineage = plan.lineage();
        StagingGuard.check(plan.settings(), lineage);
        KeyRules.Choice key = keyRules.forRenewal(plan.settings(), lineage);
        Settings settings = key.settings();
        var storing = new Storing((privateKey, chain) -> lineages.saveNewVersion(
                lineage, privateKey, chain, plugins.authenticator().learned(settings)));
        OrderTerms terms = OrderTerms.of(authority.ca(), settings, Optional.of(lineage));
        IssuanceRequest request = request(plan.identifiers(), key.source(), terms, settings, storing);
        String action = settings.get(Options.DRY_RUN)
                ? "Simulating renewal of an existing certificate for "
                : "Renewing an existing certificate for ";
        return attempt(request, action, authority, plugins, settings, storing, Optional.of(lineage));
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

    private static IssuanceRequest request(
            List<Identifier> identifiers, KeySource key, OrderTerms terms, Settings settings, Delivery delivery) {
        return new IssuanceRequest(
                identifiers,
                key,
                settings.get(Options.MUST_STAPLE),
                terms.profile(),
                terms.replaces(),
                settings.find(Options.PREFERRED_CHAIN),
                settings.get(Options.ALLOW_SUBSET_OF_NAMES),
                settings.get(Options.DRY_RUN),
                delivery);
    }

    private Optional<Lineage> attempt(
            IssuanceRequest request,
            String action,
            Authority authority,
            SelectedPlugins plugins,
            Settings settings,
            Storing storing,
            Optional<Lineage> renewed)
            throws CertbotException, InterruptedException {
        List<Identifier> obtained = List.of();
        hooks.pre(settings);
        try (var workers = new Workers(CONCURRENT_REQUESTS)) {
            console.say(action + NameLists.summary(request.identifiers()));
            IssuancePipeline pipeline = pipelines.pipeline(authority, plugins, settings, workers);
            IssuanceOutcome outcome = pipeline.issue(List.of(request)).get(0);
            if (outcome.error().isPresent()) throw outcome.error().get();
            Optional<Lineage> lineage = storing.stored.or(() -> renewed);
            if (lineage.isPresent()) {
                hooks.deploy(
                        settings, outcome.identifiers(), lineage.get().live().directory());
            }
            if (renewed.isEmpty()) obtained = outcome.identifiers();
            return storing.stored;
        } finally {
            List<Identifier> names = obtained;
            Shielded.run(() -> hooks.post(settings, names)); // a service that a pre hook stopped must come back
        }
    }
}
