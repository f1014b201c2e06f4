package org.jcertbot.cli.run;

import java.nio.file.Path;
import java.util.Optional;
import org.jcertbot.cli.logging.RunLog;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.slf4j.Logger;

/** The last words of a run that failed: on standard error, with the whole story in the log. */
final class FailureReport {
    private static final int FAILURE = 1;
    private static final String UNEXPECTED = "An unexpected error occurred:\n";

    private final ProcessContext context;
    private final RunLog log;
    private final Settings settings;

    /** @param log shown on the console already */
    FailureReport(ProcessContext context, RunLog log, Settings settings) {
        this.context = context;
        this.log = log;
        this.settings = settings;
    }

    /** Tells about the failure and returns the exit code. */
    int tell(Throwable failure) {
        Logger logger = log.getLogger(FailureReport.class.getName());
        logger.debug("Exiting abnormally:", failure);
        if (settings.get(Options.DEBUG))
            failure.printStackTrace(context.streams().err());
        logger.error(message(failure));
        Optional<Path> file = log.path().or(() -> log.spill(context.temporaryDirectory()));
        if (!settings.get(Options.QUIET)) context.streams().err().println(advice(file));
        return failure instanceof CertbotException known ? known.exitCode() : FAILURE;
    }

    private static String message(Throwable failure) {
        if (failure instanceof CaException problem) return UNEXPECTED + problem.getMessage();
        if (failure instanceof CertbotException known) return String.valueOf(known.getMessage());
        String description = failure.getClass().getSimpleName();
        return UNEXPECTED + description + (failure.getMessage() == null ? "" : ": " + failure.getMessage());
    }

    private static String advice(Optional<Path> file) {
        return "Ask for help or search for solutions at https://community.letsencrypt.org. "
                + file.map(path -> "See the logfile " + path + " or re-run").orElse("Re-run")
                + " Certbot with -v for more details.";
    }
}
