package org.jcertbot.cli.command;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.UsageException;
import org.jcertbot.core.verb.VerbName;
import org.jcertbot.core.verb.Verbs;

/** Tells the user of words that belong to nothing. */
final class UnrecognizedWords {
    private UnrecognizedWords() {}

    /** Says which flag or verb the first of them is most like, if there is one. */
    static UsageException error(List<String> words, OptionIndex index) {
        String reason = "unrecognized arguments: " + String.join(" ", words);
        return words.stream()
                .flatMap(word -> closest(word, index).stream())
                .findFirst()
                .map(closest -> new UsageException(reason + "\nDid you mean " + closest + "?"))
                .orElseGet(() -> new UsageException(reason));
    }

    private static Optional<String> closest(String word, OptionIndex index) {
        if (word.startsWith("--")) {
            String flag = word.split("=", 2)[0];
            return index.closest(flag).filter(known -> !known.equals(flag));
        }
        if (word.startsWith("-")) return Optional.empty();
        return ClosestWord.to(word, Verbs.all().stream().map(VerbName::name).toList());
    }
}
