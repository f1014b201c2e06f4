package org.jcertbot.core.renewing;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
        return all(Outcome.Failed.class).size() + count(Outcome.BackingOff.class, Outcome.BackingOff::urgent);
    }

    /** True when nothing went wrong. */
    public boolean succeeded() {
        return failures() == 0 && all(Outcome.Unusable.class).isEmpty() && undeployed.isEmpty();
    }

    private <T extends Outcome> int count(Class<T> kind, Predicate<T> which) {
        return (int) all(kind).stream().filter(which).count();
    }
}
