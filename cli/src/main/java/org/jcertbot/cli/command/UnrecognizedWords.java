package org.jcertbot.cli.command;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.UsageException;

/** Tells the user of words that belong to nothing. */
final class UnrecognizedWords {
    private static final int SHORTEST_GUESS = 4;

    private UnrecognizedWords() {}

    /**
     * Says what the first word is most like that is like anything.
     *
     * @param verbs what a word that is no flag can be meant for: nothing when there is a verb already
     */
    static UsageException error(List<String> words, OptionIndex index, List<String> verbs) {
        String reason = "unrecognized arguments: " + String.join(" ", words);
        return words.stream()
                .flatMap(word -> closest(word, index, verbs).stream())
                .findFirst()
                .map(closest -> new UsageException(reason + "\nDid you mean " + closest + "?"))
                .orElseGet(() -> new UsageException(reason));
    }

    private static Optional<String> closest(String word, OptionIndex index, List<String> verbs) {
        if (word.startsWith("--")) {
            String flag = word.split("=", 2)[0];
            return index.closest(flag).filter(known -> !known.equals(flag));
        }
        return word.length() < SHORTEST_GUESS || word.startsWith("-") ? Optional.empty() : ClosestWord.to(word, verbs);
    }
}
