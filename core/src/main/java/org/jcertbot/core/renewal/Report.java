package org.jcertbot.core.renewal;

import java.util.List;
import java.util.Map;
import org.jcertbot.core.hook.HookRun;

/**
 * What a run of {@code renew} has done so far.
 *
 * @param outcomes one for each renewal file, in file-name order
 * @param deployHooks the deploy hooks that ran, by the name of the lineage
 * @param undeployed names of lineages with a valid certificate that a hook or a server has refused
 */
public record Report(List<Outcome> outcomes, Map<String, List<HookRun>> deployHooks, List<String> undeployed) {
    public Report {
        outcomes = List.copyOf(outcomes);
        deployHooks = Map.copyOf(deployHooks);
        undeployed = List.copyOf(undeployed);
    }

    /** The outcomes of one kind. */
    public <T extends Outcome> List<T> all(Class<T> kind) {
        return outcomes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Renewals that failed, and those that nobody will make in time. */
    public int failures() {
        return all(Outcome.Failed.class).size() + waiting(Urgency.HIGH);
    }

    /** True when nothing went wrong. */
    public boolean succeeded() {
        return failures() == 0 && all(Outcome.Unusable.class).isEmpty() && undeployed.isEmpty();
    }

    /** True when somebody should look, although the run itself may have gone well. */
    public boolean isNotable() {
        return !succeeded() || waiting(Urgency.NOTABLE) > 0;
    }

    /** How many certificates that are at least so urgent could not be renewed yet. */
    private int waiting(Urgency atLeast) {
        int count = 0;
        for (Outcome.BackingOff waiting : all(Outcome.BackingOff.class)) {
            if (waiting.urgency().compareTo(atLeast) >= 0) count++;
        }
        return count;
    }
}
