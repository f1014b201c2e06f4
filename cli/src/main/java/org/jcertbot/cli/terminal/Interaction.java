package org.jcertbot.cli.terminal;

import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;

/** Which questions are asked. */
enum Interaction {
    /** None: {@code -n}, {@code -q}, and verbs that never ask. */
    NONE,
    /** Those that are worth asking even though nobody seems to sit at a terminal: a script may feed the answers. */
    FORCED_QUESTIONS,
    ALL;

    static Interaction of(Settings settings, Terminals terminals) {
        if (settings.get(Options.NON_INTERACTIVE) || settings.get(Options.QUIET)) return NONE;
        boolean somebodyIsThere = terminals.input() && terminals.output();
        return somebodyIsThere || settings.get(Options.FORCE_INTERACTIVE) ? ALL : FORCED_QUESTIONS;
    }
}
