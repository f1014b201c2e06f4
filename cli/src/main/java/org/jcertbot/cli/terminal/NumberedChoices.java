package org.jcertbot.cli.terminal;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads the numbers that a user typed in front of a list of choices, which are counted from 1. */
final class NumberedChoices {
    private final int choices;

    NumberedChoices(int choices) {
        this.choices = choices;
    }

    static boolean isCancel(String answer) {
        return answer.equalsIgnoreCase("c") || answer.equalsIgnoreCase("cancel");
    }

    /** The index of the one choice; empty when the answer is not one of the numbers. */
    Optional<Integer> one(String answer) {
        try {
            int number = Integer.parseInt(answer);
            return number < 1 || number > choices ? Optional.empty() : Optional.of(number - 1);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** The indices of the choices, separated by commas and blanks, none standing for all; empty when one is wrong. */
    Optional<Set<Integer>> several(String answer) {
        var indices = new LinkedHashSet<Integer>();
        for (String word : answer.split("[,\\s]+", -1)) {
            if (word.isEmpty()) continue;
            Optional<Integer> index = one(word);
            if (index.isEmpty()) return Optional.empty();
            indices.add(index.get());
        }
        return Optional.of(indices.isEmpty() ? all() : indices);
    }

    private Set<Integer> all() {
        var indices = new LinkedHashSet<Integer>();
        IntStream.range(0, choices).forEach(indices::add);
        return indices;
    }
}
