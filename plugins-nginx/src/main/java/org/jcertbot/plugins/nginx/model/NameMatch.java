package org.jcertbot.plugins.nginx.model;

import java.util.Comparator;

/**
 * The name of a server that fits a host best.
 *
 * @param length of the matching name: among wildcards the longest wins
 */
public record NameMatch(NameRank rank, int length) {
    /** The better match first. Exact names and expressions of equal rank are equal: the first server gets the request. */
    static final Comparator<NameMatch> BEST_FIRST =
            Comparator.comparing(NameMatch::rank).thenComparing(match -> match.isWildcard() ? -match.length : 0);

    private boolean isWildcard() {
        return rank == NameRank.LEADING_WILDCARD || rank == NameRank.TRAILING_WILDCARD;
    }
}
