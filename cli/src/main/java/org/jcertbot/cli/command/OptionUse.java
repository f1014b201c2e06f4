package org.jcertbot.cli.command;

import org.jcertbot.core.settings.Argument;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Source;

/**
 * One use of an option by the user.
 *
 * @param text the argument; what the flag implies when it takes none
 * @param place where it stands, for messages; empty for the command line
 * @param hasEffect false for a flag that a configuration file sets to false: not given, yet it counts as set by user
 */
record OptionUse(Spelling spelling, String text, Source source, String place, boolean hasEffect) {
    static OptionUse onCommandLine(Spelling spelling, String text) {
        return new OptionUse(spelling, text, Source.COMMAND_LINE, "", true);
    }

    Option<?> option() {
        return spelling.option();
    }

    Argument toArgument() {
        return new Argument(option(), text, source);
    }
}
