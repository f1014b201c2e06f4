package org.jcertbot.core.renewal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jcertbot.core.account.ActiveAccount;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.UnexpectedException;
import org.jcertbot.core.issuance.Attempt;
import org.jcertbot.core.issuance.IssuanceOutcome;
import org.jcertbot.core.issuance.IssuancePipeline;
import org.jcertbot.core.issuance.Login;
import org.jcertbot.core.issuance.Plan;
import org.jcertbot.core.issuance.StoringListener;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.selection.SelectedPlugins;
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

    /**
     * Renews.
     *
     * @param whenStored hears of each lineage as soon as it has its new certificate, on any thread
     * @return one outcome for each lineage, in their order
     */
    List<Outcome> renew(List<Candidate> due, IssuancePipeline pipeline, Consumer<Lineage> whenStored)
            throws InterruptedException {
        var outcomes = new LinkedHashMap<Candidate, Outcome>();
        var begun = new ArrayList<Begun>();
        for (Candidate candidate : due) {
            narration.processing(candidate.lineage().renewalFile());
            try {
                begun.add(begin(candidate, whenStored));
            } catch (CertbotException failure) {
                outcomes.put(candidate, failed(candidate, failure));
            } catch (RuntimeException bug) {
                outcomes.put(candidate, failed(candidate, new UnexpectedException(bug)));
            }
        }
        List<IssuanceOutcome> ended = issue(begun, pipeline);
        for (int i = 0; i < begun.size(); i++) outcomes.put(begun.get(i).candidate, end(begun.get(i), ended.get(i)));
        deployments.finish();
        return due.stream().map(outcomes::get).toList();
    }

    /** A bug that ends a wave must not end the waves after it. */
    private static List<IssuanceOutcome> issue(List<Begun> begun, IssuancePipeline pipeline)
            throws InterruptedException {
        try {
            return pipeline.run(begun.stream().map(Begun::attempt).toList());
        } catch (RuntimeException bug) {
            var failure = new UnexpectedException(bug);
            return begun.stream()
                    .map(one -> new IssuanceOutcome(
                            one.attempt.identifiers(),
                            one.attempt.stored().isPresent() ? Optional.empty() : Optional.of(failure)))
                    .toList();
        }
    }

    /** Hooks and servers for lineages whose last renewal they have missed. */
    void deployAgain(List<Candidate> missed) throws InterruptedException {
        for (Candidate candidate : missed) {
            Lineage lineage = candidate.lineage();
            try {
                SelectedPlugins plugins = parts.plugins().forCertificate(candidate.settings());
                if (plugins.installer().isPresent() || parts.hooks().deploys(candidate.settings())) {
                    console.say("Deploying the certificate " + lineage.name()
                            + ", because that has not succeeded since its last renewal");
                }
                deployments.start(lineage, candidate.settings(), plugins);
            } catch (CertbotException failure) {
                deployments.failed(lineage.name(), failure);
            } catch (RuntimeException bug) {
                deployments.failed(lineage.name(), new UnexpectedException(bug));
            }
        }
        deployments.finish();
    }

    private record Begun(Candidate candidate, Attempt attempt, SelectedPlugins plugins) {}

    private Begun begin(Candidate candidate, Consumer<Lineage> whenStored)
            throws CertbotException, InterruptedException {
        SelectedPlugins plugins = parts.plugins().forCertificate(candidate.settings());
        Settings selected = plugins.settings();
        CertificateAuthority ca = parts.authorities().of(selected);
        ActiveAccount account = accounts.activate(selected, ca);
        Settings settings = account.settings();
        Lineage lineage = candidate.lineage();
        var storing = new StoringListener() {
            @Override
            public void beforeStoring() {
                deployments.owe(lineage, settings, plugins);
            }

            @Override
            public void stored(Lineage renewed) {
                narration.renewed(renewed);
                whenStored.accept(renewed);
                deployments.start(renewed, settings, plugins);
            }
        };
        Attempt attempt = parts.attempts()
                .renew(
                        new Plan.Renew(lineage, lineage.identifiers(), settings),
                        new Login(ca, account.remote()),
                        plugins,
                        storing);
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
            deployments.start(one.candidate.lineage(), one.attempt.settings(), one.plugins);
        }
        return new Outcome.Renewed(stored.orElse(one.candidate.lineage()));
    }

    private Outcome failed(Candidate candidate, CertbotException failure) {
        narration.failed(candidate.lineage(), failure);
        return new Outcome.Failed(candidate.lineage(), failure);
    }
}
