package org.jcertbot.core.renewal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.account.ActiveAccount;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.ca.DirectoryUrl;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.issuance.Attempt;
import org.jcertbot.core.issuance.Authority;
import org.jcertbot.core.issuance.IssuanceOutcome;
import org.jcertbot.core.issuance.IssuancePipeline;
import org.jcertbot.core.issuance.Plan;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.plugin.SelectedPlugins;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** Renews lineages together: one run through the pipeline, one restart of each server. A lineage that fails does so alone. */
final class Wave {
    private final WaveParts parts;
    private final AccountPool accounts;
    private final Deployments deployments;
    private final Narration narration;
    private final Console console;

    Wave(WaveParts parts, Deployments deployments, Narration narration, Console console) {
        this.parts = parts;
        this.accounts = new AccountPool(parts.accounts());
        this.deployments = deployments;
        this.narration = narration;
        this.console = console;
    }

    /** One outcome for each lineage, in their order. */
    List<Outcome> renew(List<Candidate> due, IssuancePipeline pipeline) throws InterruptedException {
        var outcomes = new LinkedHashMap<Candidate, Outcome>();
        var begun = new ArrayList<Begun>();
        for (Candidate candidate : due) {
            narration.processing(candidate.lineage().renewalFile());
            try {
                begun.add(begin(candidate));
            } catch (CertbotException failure) {
                outcomes.put(candidate, failed(candidate, failure));
            }
        }
        List<IssuanceOutcome> ended =
                pipeline.issue(begun.stream().map(one -> one.attempt.request()).toList());
        var renewed = new LinkedHashMap<Lineage, SelectedPlugins>();
        for (int i = 0; i < begun.size(); i++) {
            Outcome outcome = end(begun.get(i), ended.get(i));
            outcomes.put(begun.get(i).candidate, outcome);
            if (outcome instanceof Outcome.Renewed success) renewed.put(success.lineage(), begun.get(i).plugins);
        }
        deployments.finish(renewed);
        return due.stream().map(outcomes::get).toList();
    }

    /** Hooks and servers for a lineage whose renewal they have missed. */
    void deployAgain(Candidate candidate) throws InterruptedException {
        Lineage lineage = candidate.lineage();
        try {
            SelectedPlugins plugins = parts.plugins().forCertificate(candidate.settings());
            boolean hasInstaller = plugins.installer().isPresent();
            if (hasInstaller || parts.hooks().deploys(candidate.settings()))
                console.say("Deploying the certificate " + lineage.name()
                        + ", because that has not succeeded since its last renewal");
            deployments.start(lineage, candidate.settings(), hasInstaller);
            deployments.finish(Map.of(lineage, plugins));
        } catch (CertbotException failure) {
            deployments.failed(lineage.name().text(), failure);
        }
    }

    private record Begun(Candidate candidate, Attempt attempt, SelectedPlugins plugins) {}

    private Begun begin(Candidate candidate) throws CertbotException, InterruptedException {
        SelectedPlugins plugins = parts.plugins().forCertificate(candidate.settings());
        Settings selected = plugins.settings();
        CertificateAuthority ca = parts.authorities().at(DirectoryUrl.of(selected), selected);
        ActiveAccount account = accounts.activate(selected, ca);
        Settings settings = account.settings();
        boolean hasInstaller = plugins.installer().isPresent();
        Attempt attempt = parts.attempts()
                .renew(
                        new Plan.Renew(candidate.lineage(), candidate.lineage().identifiers(), settings),
                        new Authority(ca, account.remote()),
                        plugins,
                        stored -> {
                            narration.renewed(stored);
                            deployments.start(stored, settings, hasInstaller);
                        });
        parts.hooks().queuePost(settings);
        parts.hooks().pre(settings);
        console.say(attempt.announcement());
        return new Begun(candidate, attempt, plugins);
    }

    private Outcome end(Begun one, IssuanceOutcome outcome) {
        if (outcome.error().isPresent())
            return failed(one.candidate, outcome.error().get());
        Optional<Lineage> stored = one.attempt.stored();
        if (stored.isEmpty() && one.attempt.settings().get(Options.DRY_RUN)) {
            deployments.start(one.candidate.lineage(), one.attempt.settings(), false);
        }
        return new Outcome.Renewed(stored.orElse(one.candidate.lineage()));
    }

    private Outcome failed(Candidate candidate, CertbotException failure) {
        narration.failed(candidate.lineage(), failure);
        return new Outcome.Failed(candidate.lineage(), failure);
    }
}
