package org.jcertbot.cli.command;

import java.util.Collection;
import java.util.Optional;
import org.jcertbot.core.text.EditDistance;

/** Guesses what somebody meant to type. */
final class ClosestWord {
    private ClosestWord() {}

    /** The candidate with the smallest edit distance, unless more than a third of the word would have to change. */
    static Optional<String> to(String word, Collection<String> candidates) {
        String closest = "";
        int smallest = Math.max(2, word.length() / 3) + 1;
        for (String candidate : candidates) {
            int distance = EditDistance.between(word, candidate);
            if (distance < smallest) {
                smallest = distance;
                closest = candidate;
            }
        }
        return closest.isEmpty() ? Optional.empty() : Optional.of(closest);
    }
}
