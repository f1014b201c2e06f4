package org.jcertbot.core.hook;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.PlainText;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.process.CommandRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a user's command and reports what it printed. However it ends, the run goes on. */
public final class HookRunner {
    private static final Logger LOG = LoggerFactory.getLogger(HookRunner.class);

    /** What a shell reports for a command that is not there. */
    private static final int NOT_FOUND = 127;

    private final CommandRunner commands;
    private final Console console;

    public HookRunner(CommandRunner commands, Console console) {
        this.commands = commands;
        this.console = console;
    }

    /**
     * Runs a command with {@code /bin/sh} and shows its output when it has ended.
     *
     * @param hook which hook it is, as it follows "Hook" in messages, such as {@code 'pre-hook'}
     * @return how it ended; as the shell reports it when it could not be started
     */
    public CommandResult run(String hook, String command, Map<String, String> environment) throws InterruptedException {
        return run(hook, command, () -> commands.shell(command, environment));
    }

    private CommandResult run(String hook, String command, Start start) throws InterruptedException {
        LOG.info("Running {} command: {}", hook, command);
        CommandResult result;
        try {
            result = start.command();
        } catch (IOException e) {
            console.warn("Hook " + hook + " could not be run: " + e.getMessage());
            return new CommandResult(NOT_FOUND, "", "");
        }
        report(hook, result);
        return result;
    }

    /** As {@link #run}, with a text for the command's standard input. */
    CommandResult run(String hook, String command, Map<String, String> environment, String input)
            throws InterruptedException {
        return run(hook, command, () -> commands.shell(command, environment, input));
    }

    @FunctionalInterface
    private interface Start {
        CommandResult command() throws IOException, InterruptedException;
    }

    private void report(String hook, CommandResult result) {
        if (result.exitCode() != 0) {
            console.warn("Hook " + hook + " reported error code " + result.exitCode());
        }
        if (!result.standardOutput().isBlank()) {
            console.say("Hook " + hook + " ran with output:\n" + indented(result.standardOutput()));
        }
        if (!result.standardError().isBlank()) {
            console.warn("Hook " + hook + " ran with error output:\n" + indented(result.standardError()));
        }
    }

    private static String indented(String output) {
        return output.stripTrailing()
                .lines()
                .map(line -> " " + PlainText.of(line))
                .collect(Collectors.joining("\n"));
    }
}
