package org.jcertbot.core.verb;

import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.settings.Settings;

/** One verb of the command line: translates settings into a request, runs the use case, returns the exit code. */
@FunctionalInterface
public interface Verb {
    /** Runs the verb and returns the exit code of the program. */
    int run(Settings settings) throws CertbotException, InterruptedException;
}
