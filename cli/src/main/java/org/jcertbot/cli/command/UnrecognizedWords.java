package org.jcertbot.cli.command;

import java.util.List;
import org.jcertbot.core.error.UsageException;

/** Tells the user of words that belong to nothing. */
final class UnrecognizedWords {
    private UnrecognizedWords() {}

    /** Says which flag the first of them is most like, if there is one. */
    static UsageException error(List<String> words, OptionIndex index) {
        String reason = "unrecognized arguments: " + String.join(" ", words);
        for (String word : words) {
            if (!word.startsWith("--")) continue;
            String flag = word.split("=", 2)[0];
            var closest = index.closest(flag).filter(known -> !known.equals(flag));
            if (closest.isPresent()) return new UsageException(reason + "\nDid you mean " + closest.get() + "?");
        }
        return new UsageException(reason);
    }
}
