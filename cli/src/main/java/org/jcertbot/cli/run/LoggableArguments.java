package org.jcertbot.cli.run;

import java.util.ArrayList;
import java.util.List;

/** The arguments as they may appear in the log: without the key of an external account binding. */
final class LoggableArguments {
    /** The shortest abbreviation that the parser could take for {@code --eab-hmac-key}. */
    private static final String SECRET = "--eab-hmac-k";

    private static final String HIDDEN = "(hidden)";

    private LoggableArguments() {}

    static List<String> of(List<String> arguments) {
        var loggable = new ArrayList<String>();
        boolean secretFollows = false;
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            boolean secret = argument.startsWith(SECRET);
            if (secretFollows) loggable.add(HIDDEN);
            else if (secret && equals >= 0) loggable.add(argument.substring(0, equals + 1) + HIDDEN);
            else loggable.add(argument);
            secretFollows = secret && equals < 0;
        }
        return loggable;
    }
}
