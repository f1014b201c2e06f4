package org.jcertbot.core.renewal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jcertbot.core.due.DueCheck;
import org.jcertbot.core.due.Dueness;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.UnexpectedException;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.lineage.LineageStore;
import org.jcertbot.core.lineage.Lineages;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** Decides what is to be done about each renewal file. Safe for several threads. */
final class Judge {
    private final Lineages lineages;
    private final LineageStore store;
    private final StoredSettings storedSettings;
    private final DueCheck dueCheck;
    private final Backlog backlog;
    private final Clock clock;

    Judge(
            Lineages lineages,
            LineageStore store,
            StoredSettings storedSettings,
            DueCheck dueCheck,
            Backlog backlog,
            Clock clock) {
        this.lineages = lineages;
        this.store = store;
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
        } catch (RuntimeException bug) {
            return new Judgement.Settled(new Outcome.Unusable(renewalFile, new UnexpectedException(bug)));
        }
        try {
            return judge(linked(candidate));
        } catch (CertbotException failure) {
            return new Judgement.Settled(new Outcome.Failed(candidate.lineage(), failure));
        } catch (RuntimeException bug) {
            return new Judgement.Settled(new Outcome.Failed(candidate.lineage(), new UnexpectedException(bug)));
        }
    }

    private Judgement judge(Candidate candidate) throws CertbotException, InterruptedException {
        Lineage lineage = candidate.lineage();
        Dueness dueness = dueCheck.check(lineage, candidate.settings());
        Outcome otherwise;
        if (dueness instanceof Dueness.NotDue notDue) {
            otherwise = new Outcome.NotDue(lineage, notDue.dueAt(), notDue.reason());
        } else {
            Optional<Setback> setback = backingOff(candidate);
            if (setback.isEmpty()) return new Judgement.Renew(candidate, owing(candidate));
            otherwise = new Outcome.BackingOff(lineage, setback.get(), urgency(lineage));
        }
        return new Judgement.Settled(otherwise, owing(candidate));
    }

    /** The outcome of a lineage that is due but has to wait for another run. */
    Outcome postponed(Candidate candidate) {
        return new Outcome.Postponed(candidate.lineage(), urgency(candidate.lineage()));
    }

    /** A version that a killed run has stored but not put into use: nobody has been told of it. */
    private Candidate linked(Candidate candidate) throws CertbotException {
        Lineage lineage = candidate.lineage();
        if (lineage.linkedVersion() < lineage.version()) backlog.owe(lineage.name());
        return new Candidate(store.deploy(lineage), candidate.settings());
    }

    private Optional<Candidate> owing(Candidate candidate) {
        boolean owes = backlog.owes(candidate.lineage().name())
                && !candidate.settings().get(Options.DRY_RUN);
        return owes ? Optional.of(candidate) : Optional.empty();
    }

    private Optional<Setback> backingOff(Candidate candidate) {
        Settings settings = candidate.settings();
        if (settings.get(Options.FORCE_RENEWAL) || settings.get(Options.DRY_RUN)) return Optional.empty();
        return backlog.setback(candidate.lineage().name())
                .filter(setback -> clock.instant().isBefore(setback.until()))
                .filter(setback -> setback.settings().equals(storedSettings.digest(settings)));
    }

    private Urgency urgency(Lineage lineage) {
        return Urgency.of(lineage.facts().notBefore(), lineage.notAfter(), clock.instant());
    }
}
