package org.jcertbot.core.issuance;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.lineage.Lineage;

/**
 * The existing lineages that have to do with the names that are wanted; names are compared as sets.
 *
 * @param identical the last one with just these names
 * @param subset the one with most of these names and no others; the first of equals
 */
record LineageMatch(Optional<Lineage> identical, Optional<Lineage> subset) {
    static LineageMatch of(List<Lineage> lineages, List<Identifier> wanted) {
        var names = Set.copyOf(wanted);
        Lineage identical = null;
        Lineage subset = null;
        for (Lineage lineage : lineages) {
            var held = new HashSet<>(lineage.identifiers());
            if (held.equals(names)) {
                identical = lineage;
            } else if (!held.isEmpty()
                    && names.containsAll(held)
                    && (subset == null
                            || held.size() > Set.copyOf(subset.identifiers()).size())) {
                subset = lineage;
            }
        }
        return new LineageMatch(Optional.ofNullable(identical), Optional.ofNullable(subset));
    }
}
