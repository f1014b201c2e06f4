package org.jcertbot.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jcertbot.cli.logging.ConsoleLog;
import org.jcertbot.cli.logging.RunLog;
import org.jcertbot.cli.terminal.TerminalConsole;
import org.jcertbot.cli.terminal.Terminals;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.slf4j.Logger;

/** One verb, from an understood command line to the exit code, in the order of behaviour-core 1.2. */
final class Run {
    private static final List<String> HOOK_DIRECTORIES = List.of("pre", "deploy", "post");

    /** The verb that works without directories, so that everybody can list the plugins. */
    private static final String PLUGINS = "plugins";

    private final ProcessContext context;
    private final DirectoryAccess directories;
    private final VerbFactory verbs;
    private final List<String> arguments;
    private final Invocation.Work work;
    private final Settings settings;
    private final Terminals terminals;
    private final RunLog log;
    private final Logger logger;
    private final HeldLocks locks = new HeldLocks();
    private final FailureReport failures;

    Run(
            ProcessContext context,
            DirectoryAccess directories,
            VerbFactory verbs,
            List<String> arguments,
            Invocation.Work work) {
        this.context = context;
        this.directories = directories;
        this.verbs = verbs;
        this.arguments = arguments;
        this.work = work;
        this.settings = work.settings();
        this.terminals = context.terminals().get();
        this.log = context.log().get();
        this.logger = log.getLogger(Run.class.getName());
        this.failures = new FailureReport(context, log, Optional.of(settings));
    }

    /** Does not return when a signal ended the run: then the process dies from that same signal. */
    int toItsEnd() {
        var signals = Signals.catchFor(Thread.currentThread(), context.streams().err(), this::abandon);
        int exitCode = withLog(signals);
        signals.dieIfAny();
        return exitCode;
    }

    private int withLog(Signals signals) {
        log.showOn(new ConsoleLog(context.streams().err(), ConsoleLog.threshold(settings), terminals.error()));
        logger.debug("Arguments: {}", LoggableArguments.of(arguments));
        try (log;
                locks) {
            return attempt(signals);
        }
    }

    /** Throwable, because this is the end of the run: there is nobody above who could handle an error better. */
    private int attempt(Signals signals) {
        try {
            int exitCode = steps();
            return signals.received().map(this::stopped).orElse(exitCode);
        } catch (Throwable failure) {
            boolean ignored = Thread.interrupted(); // what is left to do must not be interrupted
            Optional<String> signal = signals.received();
            if (signal.isEmpty()) return failures.of(failure);
            logger.debug("Stopped by {} (interrupted: {})", signal.get(), ignored, failure);
            return stopped(signal.get());
        }
    }

    private int steps() throws CertbotException, InterruptedException {
        work.warnings().forEach(logger::warn);
        try {
            openLog();
            openDirectories();
        } catch (CertbotException unusable) {
            if (!work.verb().equals(PLUGINS)) throw unusable;
            logger.debug("Going on without directories", unusable);
        }
        var console = new TerminalConsole(
                settings,
                terminals,
                context.streams().in(),
                context.streams().out(),
                log.getLogger(TerminalConsole.class.getName()));
        return verbs.create(work.verb(), settings, console).run(settings);
    }

    private void openLog() throws CertbotException {
        Path logs = settings.get(Options.LOGS_DIR);
        open(logs, FileMode.SECRET_DIRECTORY);
        try {
            Path file = log.openFile(logs, settings.get(Options.MAX_LOG_BACKUPS));
            if (!settings.get(Options.QUIET)) context.streams().err().println("Saving debug log to " + file);
        } catch (IOException failure) {
            throw new StorageException(
                    "The log file in " + logs + " cannot be opened.",
                    failure.toString(),
                    "Run as root, or set --logs-dir to a directory that you can write to.",
                    failure);
        }
    }

    private void openDirectories() throws CertbotException {
        Path config = settings.get(Options.CONFIG_DIR);
        open(config, FileMode.PUBLIC_DIRECTORY);
        open(settings.get(Options.WORK_DIR), FileMode.PUBLIC_DIRECTORY);
        Path hooks = config.resolve("renewal-hooks");
        for (String kind : HOOK_DIRECTORIES) makeOrVerify(hooks.resolve(kind), FileMode.PUBLIC_DIRECTORY);
    }

    private void open(Path directory, FileMode mode) throws CertbotException {
        makeOrVerify(directory, mode);
        locks.add(directories.lock(directory));
    }

    private void makeOrVerify(Path directory, FileMode mode) throws CertbotException {
        directories.makeOrVerify(directory, mode, settings.get(Options.STRICT_PERMISSIONS));
    }

    private int stopped(String signal) {
        if (signal.equals(Signals.INTERRUPT)) logger.error("Exiting due to user request.");
        else logger.debug("Ending because of SIG{}", signal);
        return Signals.USER_REQUEST;
    }

    /** For a run that does not end after a signal: what must not stay behind. */
    private void abandon(Thread runner) {
        var where = new Throwable("the run is here");
        where.setStackTrace(runner.getStackTrace());
        logger.error("The run does not stop by itself and is abandoned.");
        logger.debug("Abandoned", where);
        locks.close();
        log.close();
    }
}
