package org.jcertbot.core.issuance;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.concurrent.Shielded;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.hook.Hooks;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.LineageStore;
import org.jcertbot.core.selection.SelectedPlugins;
import org.jcertbot.core.settings.Settings;

/** Carries a plan out: hooks, pipeline, storage. */
public final class CertificateIssuer {
    private final LineageStore store;
    private final Attempts attempts;
    private final SingleIssuance issuance;
    private final Hooks hooks;

    public CertificateIssuer(
            LineageStore store, Attempts attempts, PipelineFactory pipelines, Hooks hooks, Console console) {
        this.store = store;
        this.attempts = attempts;
        this.issuance = new SingleIssuance(pipelines, console);
        this.hooks = hooks;
    }

    /** Gets a certificate and stores it; empty after a dry run. */
    public Optional<Lineage> issue(Plan.Issue plan, Login login, SelectedPlugins plugins)
            throws CertbotException, InterruptedException {
        return carryOut(attempts.at(plan, login, plugins));
    }

    /** Lets {@code live} serve what is in the archive already. */
    public Lineage deploy(Plan.Deploy plan) throws CertbotException {
        return store.deploy(plan.lineage());
    }

    private Optional<Lineage> carryOut(Attempt attempt) throws CertbotException, InterruptedException {
        Settings settings = attempt.settings();
        List<Identifier> obtained = List.of();
        try { // before the pre hooks: one that is interrupted may have stopped something already
            hooks.pre(settings);
            List<Identifier> names = issuance.run(attempt.announcement(), attempt.request(), settings);
            Optional<Lineage> lineage = attempt.stored().or(attempt::renewed);
            if (lineage.isPresent()) {
                hooks.deploy(settings, names, lineage.get().live().directory());
            }
            if (attempt.renewed().isEmpty()) obtained = names;
            return attempt.stored();
        } finally {
            List<Identifier> names = obtained;
            Shielded.fromPendingInterrupt(
                    () -> hooks.post(settings, names)); // a service that a pre hook stopped must come back
        }
    }
}
