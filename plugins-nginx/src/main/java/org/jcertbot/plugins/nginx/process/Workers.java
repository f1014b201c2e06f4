package org.jcertbot.plugins.nginx.process;

import java.util.Set;

/**
 * The processes that accept connections for a master at one moment.
 *
 * @param master the number of the master
 * @param accepting the numbers of those that are not shutting down
 */
record Workers(long master, Set<Long> accepting) {
    Workers {
        accepting = Set.copyOf(accepting);
    }

    /** No workers are seen: there is no master, this user may not see them, or it does the work itself. */
    boolean isEmpty() {
        return accepting.isEmpty();
    }

    /** Whether some are there that were not among the earlier ones. */
    boolean haveNew(Workers earlier) {
        return !earlier.accepting.containsAll(accepting);
    }

    /** Whether some of the earlier ones are still there. */
    boolean haveOld(Workers earlier) {
        return accepting.stream().anyMatch(earlier.accepting::contains);
    }
}
