package org.jcertbot.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jcertbot.cli.command.Command;
import org.jcertbot.cli.logging.ConsoleLog;
import org.jcertbot.cli.logging.RunLog;
import org.jcertbot.cli.terminal.TerminalConsole;
import org.jcertbot.cli.terminal.Terminals;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.verb.Verbs;
import org.slf4j.Logger;

/** One verb, from an understood command line to the exit code. */
final class Run {
    private final ProcessContext context;
    private final VerbFactory verbs;
    private final List<String> arguments;
    private final Command.Perform command;
    private final Settings settings;
    private final Terminals terminals;
    private final RunLog log;
    private final Logger logger;
    private final RunDirectories directories;
    private final FailureReport failures;
    private final Duration longestCleanup;

    /** @param arguments what was typed, for the log */
    Run(ProcessContext context, VerbFactory verbs, List<String> arguments, Command.Perform command) {
        this(context, verbs, arguments, command, Signals.LONGEST_CLEANUP);
    }

    /** @param longestCleanup how long it may go on after a signal */
    Run(
            ProcessContext context,
            VerbFactory verbs,
            List<String> arguments,
            Command.Perform command,
            Duration longestCleanup) {
        this.context = context;
        this.verbs = verbs;
        this.arguments = arguments;
        this.command = command;
        this.settings = command.settings();
        this.terminals = context.terminals().get();
        this.log = context.log().get();
        this.logger = log.getLogger(Run.class.getName());
        this.directories = new RunDirectories(settings, context.sleeper(), logger);
        this.failures = new FailureReport(context, log, settings);
        this.longestCleanup = longestCleanup;
    }

    /** Does not return when a signal ended the run: then the process dies from that same signal. */
    int toItsEnd() {
        var signals = Signals.catchFor(Thread.currentThread(), context.streams().err(), this::abandon, longestCleanup);
        int exitCode = withLog(signals);
        signals.dieIfAny();
        return exitCode;
    }

    private int withLog(Signals signals) {
        log.showOn(new ConsoleLog(context.streams().err(), ConsoleLog.threshold(settings), terminals.error()));
        logger.debug("Arguments: {}", LoggableArguments.of(arguments));
        try (log;
                directories) {
            return attempt(signals);
        }
    }

    /** Throwable, because this is the end of the run: there is nobody above who could handle an error better. */
    private int attempt(Signals signals) {
        try {
            int exitCode = steps();
            return signals.received().map(this::stopped).orElse(exitCode);
        } catch (Throwable failure) {
            boolean interrupted = Thread.interrupted(); // what is left to do must not be interrupted
            Optional<String> signal = signals.received();
            if (signal.isEmpty()) return failures.tell(failure);
            logger.debug("Stopped by {} (interrupted: {})", signal.get(), interrupted, failure);
            return stopped(signal.get());
        }
    }

    private int steps() throws CertbotException, InterruptedException {
        command.warnings().forEach(logger::warn);
        try {
            openLog();
            directories.openOthers();
        } catch (CertbotException unusable) {
            if (!command.verb().equals(Verbs.PLUGINS)) throw unusable; // anybody may list those
            logger.debug("Going on without directories", unusable);
        }
        var console = new TerminalConsole(
                settings,
                terminals,
                context.streams().in(),
                context.streams().out(),
                log.getLogger(TerminalConsole.class.getName()));
        return verbs.create(command, console).run(settings);
    }

    private void openLog() throws CertbotException, InterruptedException {
        Path logs = directories.openLogs();
        try {
            Path file = log.openFile(logs, settings.get(Options.MAX_LOG_BACKUPS));
            if (!settings.get(Options.QUIET)) context.streams().err().println("Saving debug log to " + file);
        } catch (IOException failure) {
            throw new StorageException(
                    "The log file in " + logs + " cannot be opened.",
                    FileFailure.reason(failure),
                    "Run as root, or set --logs-dir to a directory that you can write to.",
                    failure);
        }
    }

    private int stopped(String signal) {
        if (signal.equals(Signals.INTERRUPT)) logger.error("Exiting due to user request.");
        else logger.debug("Ending because of SIG{}", signal);
        return Signals.USER_REQUEST;
    }

    /**
     * The last words of a run that does not end after a signal; they may block. The locks stay until the process is gone,
     * and go with it: the runner may still be writing.
     */
    private void abandon(Thread runner) {
        var where = new Throwable("the run is here");
        where.setStackTrace(runner.getStackTrace());
        logger.error(
                "The run does not stop by itself and is abandoned. The next one completes or undoes what it leaves.");
        logger.debug("Abandoned", where);
        log.close();
    }
}
