package org.jcertbot.core.process;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Runs other programs, captures what they print and waits for their end. Interrupting the thread ends the program.
 * Standard input is inherited unless a text is given for it.
 */
public interface CommandRunner {
    /** A hook: {@code /bin/sh -c command}. The environment is ours plus the given variables. */
    CommandResult shell(String command, Map<String, String> environment) throws IOException, InterruptedException;

    /** As above, with a text for its standard input; a hook that does not read all of it is not disturbed by that. */
    CommandResult shell(String command, Map<String, String> environment, String input)
            throws IOException, InterruptedException;

    /** A program with its arguments, without a shell. */
    CommandResult run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException;
}
