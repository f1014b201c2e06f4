package org.jcertbot.cli.run;

import java.util.List;
import org.jcertbot.core.settings.Settings;

/** What a command line asks for. */
public sealed interface Invocation {
    /** A text for standard output, such as a help page or the version; without a line break at its end. */
    record Show(String text) implements Invocation {}

    /**
     * A verb with its settings.
     *
     * @param warnings what the user should know about the arguments
     */
    record Work(String verb, Settings settings, List<String> warnings) implements Invocation {}
}
