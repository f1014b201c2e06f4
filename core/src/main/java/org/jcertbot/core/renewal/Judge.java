package org.jcertbot.core.renewal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jcertbot.core.due.DueCheck;
import org.jcertbot.core.due.Dueness;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.LineageStore;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** Decides what is to be done about each renewal file. Safe for several threads. */
final class Judge {
    private final LineageStore lineages;
    private final StoredSettings storedSettings;
    private final DueCheck dueCheck;
    private final Backlog backlog;
    private final Clock clock;

    Judge(LineageStore lineages, StoredSettings storedSettings, DueCheck dueCheck, Backlog backlog, Clock clock) {
        this.lineages = lineages;
        this.storedSettings = storedSettings;
        this.dueCheck = dueCheck;
        this.backlog = backlog;
        this.clock = clock;
    }

    /** @param given what this invocation says */
    Judgement judge(Path renewalFile, Settings given) throws InterruptedException {
        Candidate candidate;
        try {
            Lineage lineage = lineages.load(renewalFile);
            candidate = new Candidate(lineage, storedSettings.restored(given, lineage));
        } catch (CertbotException unusable) {
            return new Judgement.Settled(new Outcome.Unusable(renewalFile, unusable));
        }
        try {
            return judge(new Candidate(linked(candidate.lineage()), candidate.settings()));
        } catch (CertbotException failure) {
            return new Judgement.Settled(new Outcome.Failed(candidate.lineage(), failure));
        }
    }

    /** A version that a killed run has stored and not linked is news to those who use the certificate. */
    private Lineage linked(Lineage lineage) throws CertbotException {
        if (lineage.linkedVersion() == lineage.version()) return lineage;
        Lineage linked = lineages.deploy(lineage);
        backlog.oweDeployment(lineage.name().text(), true);
        return linked;
    }

    private Judgement judge(Candidate candidate) throws CertbotException, InterruptedException {
        Lineage lineage = candidate.lineage();
        Dueness dueness = dueCheck.check(lineage, candidate.settings());
        Outcome otherwise;
        if (dueness instanceof Dueness.NotDue notDue) {
            otherwise = new Outcome.NotDue(lineage, notDue.dueAt(), notDue.reason());
        } else {
            Optional<Setback> setback = backingOff(candidate);
            if (setback.isEmpty()) return new Judgement.Renew(candidate);
            otherwise = new Outcome.BackingOff(lineage, setback.get(), urgency(lineage));
        }
        boolean owes = backlog.owesDeployment(lineage.name().text())
                && !candidate.settings().get(Options.DRY_RUN);
        return owes ? new Judgement.DeployAgain(candidate, otherwise) : new Judgement.Settled(otherwise);
    }

    private Optional<Setback> backingOff(Candidate candidate) {
        Settings settings = candidate.settings();
        if (settings.get(Options.FORCE_RENEWAL) || settings.get(Options.DRY_RUN)) return Optional.empty();
        return backlog.setback(candidate.lineage().name().text())
                .filter(setback -> clock.instant().isBefore(setback.until()))
                .filter(setback -> setback.settings().equals(storedSettings.digest(settings)));
    }

    private Urgency urgency(Lineage lineage) {
        return Urgency.of(lineage.facts().notBefore(), lineage.notAfter(), clock.instant());
    }
}
