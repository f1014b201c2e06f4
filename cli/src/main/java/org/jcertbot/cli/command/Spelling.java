package org.jcertbot.cli.command;

import org.jcertbot.core.settings.Option;

/**
 * One of the flags of an option.
 *
 * @param text as it is typed, such as {@code --no-redirect}
 * @param negates true when it sets the option to false
 */
record Spelling(String text, Option<?> option, boolean negates) {
    boolean takesArgument() {
        return option.type().takesArgument();
    }

    /** What the user means by the flag alone. */
    String impliedText() {
        return negates ? "false" : "true";
    }

    boolean meansTheSameAs(Spelling other) {
        return option == other.option && negates == other.negates;
    }

    /** All spellings of its option in one word, as messages about arguments name it: {@code -n/--non-interactive}. */
    String argumentName() {
        var spellings = negates ? option.negations() : option.flags();
        return spellings.contains(text) ? String.join("/", spellings) : text;
    }
}
