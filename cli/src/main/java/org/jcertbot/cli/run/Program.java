package org.jcertbot.cli.run;

import java.util.List;
import org.jcertbot.cli.command.Command;
import org.jcertbot.cli.command.CommandLineParser;
import org.jcertbot.cli.command.UsageText;
import org.jcertbot.cli.logging.ConsoleLog;
import org.jcertbot.cli.logging.RunLog;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.UsageException;
import org.jcertbot.core.release.Release;
import org.jcertbot.core.settings.Settings;

/** The program from its arguments to its exit code. */
public final class Program {
    private static final int SUCCESS = 0;

    private final ProcessContext context;
    private final CommandLineParser parser;
    private final VerbFactory verbs;

    public Program(ProcessContext context, CommandLineParser parser, VerbFactory verbs) {
        this.context = context;
        this.parser = parser;
        this.verbs = verbs;
    }

    /**
     * Help, version and usage errors are answered here and leave no trace, not even a log file; everything else is a
     * {@link Run}. Does not return when a signal ended the run.
     *
     * @return the exit code
     */
    public int run(List<String> arguments) {
        StandardStreams streams = context.streams();
        try {
            Command command = parser.parse(arguments);
            if (command instanceof Command.Perform verb) {
                return new Run(context, verbs, arguments, verb).toItsEnd();
            }
            streams.out().println(command instanceof Command.ShowHelp help ? help.text() : Release.LINE);
            return SUCCESS;
        } catch (UsageException misunderstood) {
            streams.err().println(UsageText.of(misunderstood));
            return misunderstood.exitCode();
        } catch (CertbotException | RuntimeException failure) {
            return failedBeforeItsSettingsWereKnown(failure);
        }
    }

    private int failedBeforeItsSettingsWereKnown(Exception failure) {
        RunLog log = context.log().get();
        Settings settings = Settings.defaults();
        boolean colours = context.terminals().get().error();
        log.showOn(new ConsoleLog(context.streams().err(), ConsoleLog.threshold(settings), colours));
        return new FailureReport(context, log, settings).tell(failure);
    }
}
