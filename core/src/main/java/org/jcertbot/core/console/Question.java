package org.jcertbot.core.console;

import java.util.Optional;

/**
 * Something to ask the user.
 *
 * @param text the question
 * @param flag the option that answers it, for a run in which nobody can be asked
 * @param forced true: ask even when standard input is no terminal, unless the run is non-interactive
 */
public record Question(String text, Optional<String> flag, boolean forced) {
    /** Asked only at a terminal. */
    public static Question of(String text) {
        return new Question(text, Optional.empty(), false);
    }

    public Question answeredBy(String option) {
        return new Question(text, Optional.of(option), forced);
    }

    public Question forcedInteractive() {
        return new Question(text, flag, true);
    }
}
