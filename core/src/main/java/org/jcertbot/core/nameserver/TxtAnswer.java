package org.jcertbot.core.nameserver;

import java.util.Set;

/** What a name server said about the TXT records of a name. */
public sealed interface TxtAnswer {
    /** With authority: these values, or none. */
    record Values(Set<String> values) implements TxtAnswer {
        public Values {
            values = Set.copyOf(values);
        }
    }

    /**
     * Nothing that counts: it is silent, refuses, or is no authority for the zone.
     *
     * @param why as it follows the name of the server
     */
    record Unusable(String why) implements TxtAnswer {}
}
