package org.jcertbot.cli.command;

import java.util.Collection;
import java.util.Optional;

/** Guesses what somebody meant to type. */
final class ClosestWord {
    private ClosestWord() {}

    /** The candidate with the smallest edit distance, unless more than a third of the word would have to change. */
    static Optional<String> to(String word, Collection<String> candidates) {
        String closest = "";
        int smallest = Math.max(2, word.length() / 3) + 1;
        for (String candidate : candidates) {
            int distance = distance(word, candidate);
            if (distance < smallest) {
                smallest = distance;
                closest = candidate;
            }
        }
        return closest.isEmpty() ? Optional.empty() : Optional.of(closest);
    }

    /** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) cost[i][0] = i;
        for (int j = 0; j <= to.length(); j++) cost[0][j] = j;
        for (int i = 1; i <= from.length(); i++) {
            for (int j = 1; j <= to.length(); j++) {
                boolean same = from.charAt(i - 1) == to.charAt(j - 1);
                int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
                best = Math.min(best, cost[i - 1][j - 1] + (same ? 0 : 1));
                if (isSwap(from, to, i, j)) best = Math.min(best, cost[i - 2][j - 2] + 1);
                cost[i][j] = best;
            }
        }
        return cost[from.length()][to.length()];
    }

    private static boolean isSwap(String from, String to, int i, int j) {
        return i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
