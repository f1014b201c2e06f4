package org.jcertbot.core.renewal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.due.DueCheck;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.hook.HookRun;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.issuance.IssuancePipeline;
import org.jcertbot.core.lineage.LineageStore;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/**
 * One run of {@code renew}: judges all lineages first, then renews those that are due, in waves, those that expire first
 * before the others. An object serves one run.
 */
public final class Renewal implements AutoCloseable {
    /** Requests under way at the same time: authorities allow many more, and a few hide most of the waiting. */
    private static final int CONCURRENT_REQUESTS = 16;

    private final LineageStore lineages;
    private final StoredSettings storedSettings;
    private final WaveParts parts;
    private final BacklogFile backlogFile;
    private final StartDelay startDelay;
    private final Clock clock;
    private final Backlog backlog;
    private final Judge judge;
    private final Narration narration;
    private final Deployments deployments;
    private final Wave wave;
    private final Workers workers = new Workers(CONCURRENT_REQUESTS);
    private final Map<Path, Outcome> outcomes = new TreeMap<>();

    public Renewal(
            LineageStore lineages,
            StoredSettings storedSettings,
            DueCheck dueCheck,
            WaveParts parts,
            BacklogFile backlogFile,
            StartDelay startDelay,
            Console console,
            Clock clock) {
        this.lineages = lineages;
        this.storedSettings = storedSettings;
        this.parts = parts;
        this.backlogFile = backlogFile;
        this.startDelay = startDelay;
        this.clock = clock;
        this.backlog = backlogFile.read();
        this.judge = new Judge(lineages, storedSettings, dueCheck, backlog, clock);
        this.narration = new Narration(console);
        this.deployments = new Deployments(parts.hooks(), backlog, backlogFile, console);
        this.wave = new Wave(parts, deployments, narration, console);
    }

    /**
     * Renews what is due. What has been done so far is in {@link #report} even when this throws.
     *
     * @param given what this invocation says
     * @throws StorageException when there is no such lineage as {@code --cert-name} says, or the renewal files cannot be
     *     listed
     */
    public void run(Settings given) throws CertbotException, InterruptedException {
        List<Path> files = renewalFiles(given);
        List<Judgement> judgements = workers.map(files, file -> judge.judge(file, given));
        var due = new ArrayList<Candidate>();
        var missed = new ArrayList<Candidate>();
        for (Judgement judgement : judgements) {
            if (judgement instanceof Judgement.Renew renew) {
                due.add(renew.candidate());
            } else if (judgement instanceof Judgement.DeployAgain again) {
                settle(again.outcome());
                missed.add(again.candidate());
            } else {
                settle(((Judgement.Settled) judgement).outcome());
            }
        }
        renew(mostUrgent(due, given), given);
        for (Candidate candidate : missed) wave.deployAgain(candidate);
        if (given.find(Options.CERT_NAME).isEmpty()) backlog.keepOnly(names(files));
        backlogFile.save(backlog);
    }

    /** What has been done so far. */
    public Report report() {
        var hooks = new HashMap<String, List<HookRun>>();
        var undeployed = new ArrayList<String>();
        for (Outcome outcome : outcomes.values()) {
            if (!(outcome instanceof Outcome.OfLineage one)) continue;
            String name = one.lineage().name().text();
            if (!deployments.hooksOf(name).isEmpty()) hooks.put(name, deployments.hooksOf(name));
            if (deployments.hasFailed(name)) undeployed.add(name);
        }
        return new Report(List.copyOf(outcomes.values()), hooks, undeployed);
    }

    /** Runs the post hooks, each once; nothing happens when no certificate was attempted. */
    public List<HookRun> runPostHooks() throws InterruptedException {
        close(); // a run that was stopped may be storing certificates and running their deploy hooks
        Report report = report();
        return parts.hooks()
                .runQueuedPost(
                        identifiers(report.all(Outcome.Renewed.class)), identifiers(report.all(Outcome.Failed.class)));
    }

    /** Ends what a run that was stopped has under way: first what stores certificates, then the deploy hooks of those. */
    @Override
    public void close() {
        workers.close();
        deployments.close();
    }

    private List<Path> renewalFiles(Settings given) throws CertbotException {
        if (given.find(Options.CERT_NAME).isEmpty()) return lineages.renewalFiles();
        return List.of(lineages.existingRenewalFile(CertName.parse(given.get(Options.CERT_NAME))));
    }

    /** Those that expire first come first; those beyond the limit are settled. */
    private List<Candidate> mostUrgent(List<Candidate> due, Settings given) {
        due.sort(Comparator.comparing(candidate -> candidate.lineage().notAfter()));
        int limit = given.find(Options.LIMIT).orElse(due.size());
        List<Candidate> beyond = due.subList(Math.min(limit, due.size()), due.size());
        for (Candidate candidate : beyond) settle(new Outcome.Postponed(candidate.lineage()));
        return due.subList(0, due.size() - beyond.size());
    }

    private void renew(List<Candidate> due, Settings given) throws InterruptedException {
        if (due.isEmpty()) return;
        startDelay.beforeFirstRenewal(given);
        narration.expects(due.size());
        IssuancePipeline pipeline = parts.pipelines().pipeline(given, workers);
        int size = given.get(Options.JOBS);
        for (int from = 0; from < due.size(); from += size) {
            List<Candidate> together = due.subList(from, Math.min(from + size, due.size()));
            List<Outcome> ended = wave.renew(together, pipeline);
            for (int i = 0; i < ended.size(); i++) note(together.get(i), ended.get(i));
            backlogFile.save(backlog);
        }
        narration.progressEnds();
    }

    private void note(Candidate candidate, Outcome outcome) {
        outcomes.put(outcome.renewalFile(), outcome);
        if (candidate.settings().get(Options.DRY_RUN)) return;
        String name = candidate.lineage().name().text();
        if (outcome instanceof Outcome.Failed failed) {
            backlog.failed(
                    name,
                    clock.instant(),
                    storedSettings.digest(candidate.settings()),
                    failed.error().what());
        } else {
            backlog.renewed(name);
        }
    }

    private void settle(Outcome outcome) {
        outcomes.put(outcome.renewalFile(), outcome);
        narration.settled(outcome);
    }

    private static Set<String> names(List<Path> renewalFiles) {
        return renewalFiles.stream()
                .map(file -> file.getFileName().toString().replaceFirst("\\.conf$", ""))
                .collect(Collectors.toSet());
    }

    private static List<Identifier> identifiers(List<? extends Outcome.OfLineage> outcomes) {
        return outcomes.stream()
                .flatMap(one -> one.lineage().identifiers().stream())
                .toList();
    }
}
