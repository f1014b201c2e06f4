package org.jcertbot.cli.command;

import java.util.List;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.verb.VerbName;

/** What a command line asks for. */
public sealed interface Command {
    /**
     * A verb with its settings.
     *
     * @param warnings what the user should know about the arguments, such as flags that have no effect any more
     */
    record Perform(VerbName verb, Settings settings, List<String> warnings) implements Command {
        public Perform {
            warnings = List.copyOf(warnings);
        }
    }

    /** The version, and nothing else. */
    record ShowVersion() implements Command {}

    /** A help text for standard output, without a line break at its end. */
    record ShowHelp(String text) implements Command {}
}
