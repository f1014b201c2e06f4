package org.jcertbot.core.renewal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcertbot.core.hook.HookRun;
import org.jcertbot.core.identifier.CertName;

/**
 * What a run of {@code renew} has done so far.
 *
 * @param outcomes one for each renewal file, in file-name order
 * @param deployHooks the deploy hooks that ran, by the name of the lineage
 * @param undeployed names of lineages for which a deploy hook or the reload of a server failed in this run
 * @param owed names of lineages whose users have not been told of the certificate successfully, in this run or before
 * @param postHooks the post hooks that ran
 */
public record RenewalReport(
        List<Outcome> outcomes,
        Map<CertName, List<HookRun>> deployHooks,
        List<CertName> undeployed,
        Set<CertName> owed,
        List<HookRun> postHooks) {
    public RenewalReport {
        outcomes = List.copyOf(outcomes);
        deployHooks = Map.copyOf(deployHooks);
        undeployed = List.copyOf(undeployed);
        owed = Set.copyOf(owed);
        postHooks = List.copyOf(postHooks);
    }

    /** The outcomes of one kind. */
    public <T extends Outcome> List<T> all(Class<T> kind) {
        return outcomes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Renewals that failed, and those that have failed so often that nobody may make them in time. */
    public int failures() {
        int urgent = 0;
        for (Outcome.BackingOff waiting : all(Outcome.BackingOff.class)) {
            if (waiting.urgency() == Urgency.HIGH) urgent++;
        }
        return all(Outcome.Failed.class).size() + urgent;
    }

    /** True when nothing went wrong. */
    public boolean succeeded() {
        return failures() == 0 && all(Outcome.Unusable.class).isEmpty() && undeployed.isEmpty();
    }

    /** True when somebody should look, although the run itself may have gone well. */
    public boolean isNotable() {
        return !succeeded() || outcomes.stream().anyMatch(RenewalReport::isLate);
    }

    /** It waits, although less than a fifth of its life is left. */
    private static boolean isLate(Outcome outcome) {
        if (outcome instanceof Outcome.BackingOff waiting) return waiting.urgency() != Urgency.NONE;
        return outcome instanceof Outcome.Postponed postponed && postponed.urgency() != Urgency.NONE;
    }
}
