package org.jcertbot.core.renewal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jcertbot.core.concurrent.Shielded;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.due.DueCheck;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.hook.HookRun;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.issuance.IssuancePipeline;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.LineageStore;
import org.jcertbot.core.lineage.Lineages;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/**
 * One run of {@code renew}: judges all lineages first, then renews those that are due, in waves, those that expire first
 * before the others. An object serves one run.
 */
public final class Renewal {
    private final Lineages lineages;
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
    private final Workers workers = new Workers(Workers.USUAL_REQUESTS);
    private final Map<Path, Outcome> outcomes = new ConcurrentSkipListMap<>();
    private final List<HookRun> postHooks = new ArrayList<>();

    public Renewal(
            Lineages lineages,
            LineageStore store,
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
        this.judge = new Judge(lineages, store, storedSettings, dueCheck, backlog, clock);
        this.narration = new Narration(console);
        this.deployments = new Deployments(parts.hooks(), backlog, backlogFile, console);
        this.wave = new Wave(parts, deployments, narration, console);
    }

    /**
     * Renews what is due, then runs the post hooks: these also when the run is stopped, because a service that a pre hook
     * stopped must come back.
     *
     * @param given what this invocation says
     * @param summarize hears what has happened before the post hooks run; not when the run is stopped
     * @throws CertbotException when there is no such lineage as {@code --cert-name} says, or the renewal files cannot be
     *     listed
     */
    public RenewalReport run(Settings given, Consumer<RenewalReport> summarize)
            throws CertbotException, InterruptedException {
        boolean complete = false;
        try {
            renewDue(given);
            complete = true;
        } finally {
            boolean summary = complete;
            Shielded.fromPendingInterrupt(() -> finish(summary, summarize));
        }
        return report();
    }

    private void renewDue(Settings given) throws CertbotException, InterruptedException {
        List<Path> files = renewalFiles(given);
        var due = new ArrayList<Candidate>();
        var missed = new ArrayList<Candidate>();
        for (Judgement judgement : workers.map(files, file -> judge.judge(file, given))) {
            if (judgement instanceof Judgement.Renew renew) due.add(renew.candidate());
            else settle(((Judgement.Settled) judgement).outcome());
            judgement.owing().ifPresent(missed::add);
        }
        renew(mostUrgent(due, given), given);
        missed.removeIf(candidate -> outcomes.get(candidate.lineage().renewalFile()) instanceof Outcome.Renewed);
        wave.deployAgain(missed);
        if (given.find(Options.CERT_NAME).isEmpty()) backlog.keepOnly(names(files));
    }

    /**
     * From here on nothing else is under way, so that post hooks find everything done. Servers are restarted also when
     * the run is stopped: they should not go on with an old certificate until the next run.
     */
    private void finish(boolean summary, Consumer<RenewalReport> summarize) throws InterruptedException {
        workers.close();
        deployments.close();
        try {
            deployments.restartServers();
        } finally {
            conclude(summary, summarize); // what a pre hook has stopped must be started again, whatever happens
        }
    }

    private void conclude(boolean summary, Consumer<RenewalReport> summarize) throws InterruptedException {
        backlogFile.save(backlog); // a hook below may hang, and be killed with us
        narration.progressEnds();
        if (summary) summarize.accept(report());
        RenewalReport report = report();
        postHooks.addAll(parts.hooks()
                .runQueuedPost(
                        identifiers(report.all(Outcome.Renewed.class)), identifiers(report.all(Outcome.Failed.class))));
    }

    private RenewalReport report() {
        var hooks = new HashMap<CertName, List<HookRun>>();
        var undeployed = new ArrayList<CertName>();
        var owed = new HashSet<CertName>();
        for (Outcome outcome : outcomes.values()) {
            if (!(outcome instanceof Outcome.OfLineage one)) continue;
            CertName name = one.lineage().name();
            if (!deployments.hooksOf(name).isEmpty()) hooks.put(name, deployments.hooksOf(name));
            if (deployments.hasFailed(name)) undeployed.add(name);
            if (backlog.owes(name)) owed.add(name);
        }
        return new RenewalReport(List.copyOf(outcomes.values()), hooks, undeployed, owed, postHooks);
    }

    private List<Path> renewalFiles(Settings given) throws CertbotException {
        if (given.find(Options.CERT_NAME).isEmpty()) return lineages.renewalFiles();
        return List.of(lineages.renewalFile(CertName.parse(given.get(Options.CERT_NAME))));
    }

    /** Those that expire first come first; those beyond the limit are settled. */
    private List<Candidate> mostUrgent(List<Candidate> due, Settings given) {
        due.sort(Comparator.comparing(candidate -> candidate.lineage().notAfter()));
        int limit = Math.min(given.find(Options.LIMIT).orElse(due.size()), due.size());
        for (Candidate candidate : due.subList(limit, due.size())) settle(judge.postponed(candidate));
        return due.subList(0, limit);
    }

    private void renew(List<Candidate> due, Settings given) throws InterruptedException {
        if (due.isEmpty()) return;
        startDelay.beforeFirstRenewal(given);
        narration.expects(due.size());
        IssuancePipeline pipeline = parts.pipelines().pipeline(given, workers);
        for (List<Candidate> together : waves(due, given.get(Options.JOBS))) {
            List<Outcome> ended = wave.renew(together, pipeline, this::noteStored);
            for (int i = 0; i < ended.size(); i++) note(together.get(i), ended.get(i));
            backlogFile.save(backlog);
        }
    }

    /** A certificate whose authenticator does not share comes alone: what it presents could be in another's way. */
    private List<List<Candidate>> waves(List<Candidate> due, int size) {
        var waves = new ArrayList<List<Candidate>>();
        var together = new ArrayList<Candidate>();
        for (Candidate candidate : due) {
            if (!parts.plugins().servesManyCertificates(candidate.settings())) {
                waves.add(List.of(candidate));
                continue;
            }
            together.add(candidate);
            if (together.size() < size) continue;
            waves.add(List.copyOf(together));
            together.clear();
        }
        if (!together.isEmpty()) waves.add(together);
        return waves;
    }

    private void noteStored(Lineage lineage) {
        outcomes.put(lineage.renewalFile(), new Outcome.Renewed(lineage));
        backlog.renewed(lineage.name());
    }

    private void note(Candidate candidate, Outcome outcome) {
        outcomes.put(outcome.renewalFile(), outcome);
        if (candidate.settings().get(Options.DRY_RUN) || !(outcome instanceof Outcome.Failed failed)) return;
        backlog.failed(
                candidate.lineage().name(),
                clock.instant(),
                storedSettings.digest(candidate.settings()),
                Narration.inShort(failed.error()));
    }

    private void settle(Outcome outcome) {
        outcomes.put(outcome.renewalFile(), outcome);
        narration.settled(outcome);
    }

    private static Set<CertName> names(List<Path> renewalFiles) {
        return renewalFiles.stream()
                .map(Lineages::nameOf)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static List<Identifier> identifiers(List<? extends Outcome.OfLineage> outcomes) {
        return outcomes.stream()
                .flatMap(one -> one.lineage().identifiers().stream())
                .toList();
    }
}
