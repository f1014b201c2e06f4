package org.jcertbot.cli.run;

import org.jcertbot.cli.command.Command;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.verb.Verb;

/** The composition root as a run sees it: builds the verb with everything that it needs, and nothing else. */
@FunctionalInterface
public interface VerbFactory {
    Verb create(Command.Perform command, Console console);
}
