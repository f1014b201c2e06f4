package org.jcertbot.core.dns;

import java.time.Duration;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Settings;

/** How long is waited until records have reached the name servers. */
public sealed interface PropagationWait {
    /** So long and no longer, as the user wants it. */
    record Fixed(Duration time) implements PropagationWait {}

    /**
     * Until the name servers have them.
     *
     * @param usual how long the provider takes as a rule: the wait when they cannot be asked
     */
    record UntilServed(Duration usual) implements PropagationWait {
        private static final Duration SHORTEST_LIMIT = Duration.ofMinutes(2);
        private static final int PATIENCE = 3;

        /** When the authority is asked to look all the same. */
        Duration limit() {
            Duration limit = usual.multipliedBy(PATIENCE);
            return limit.compareTo(SHORTEST_LIMIT) < 0 ? SHORTEST_LIMIT : limit;
        }
    }

    /** What the user has set is waited for as it is; a default is what the provider takes as a rule. */
    static PropagationWait of(Option<Integer> seconds, Settings settings) {
        Duration time = Duration.ofSeconds(settings.get(seconds));
        return settings.isSet(seconds) ? new Fixed(time) : new UntilServed(time);
    }
}
