package org.jcertbot.cli.run;

import org.jcertbot.core.console.Console;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.verb.Verb;

/** The composition root as a run sees it: builds the verb with everything that it needs, and nothing else. */
@FunctionalInterface
public interface VerbFactory {
    Verb create(String verb, Settings settings, Console console);
}
