package org.jcertbot.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jcertbot.cli.logging.RunLog;
import org.jcertbot.cli.terminal.Terminals;

/** The real surroundings of a run: the one place that reads them. */
public final class ThisProcess {
    /** Set by the launch script: the digits of the standard streams that are terminals. */
    private static final String TERMINALS_PROPERTY = "certbot.tty";

    private ThisProcess() {}

    public static ProcessContext context() {
        return new ProcessContext(streams(), ThisProcess::terminals, temporaryDirectory(), RunLog::ofThisProcess);
    }

    /** Which streams are terminals, and their width, for whoever lays out a help text. */
    public static Terminals terminals() {
        return Terminals.detect(
                Optional.ofNullable(System.getProperty(TERMINALS_PROPERTY)),
                Optional.ofNullable(System.getenv("COLUMNS")));
    }

    /**
     * Ends the process at once. There is nothing to wait for: a run has closed what it opened. The regular way out would
     * join threads of libraries and, since Java 21, start up the JDK's logging.
     */
    public static void exit(int exitCode) {
        Runtime.getRuntime().halt(exitCode);
    }

    /** Without buffers: nothing is lost at the end, and the two outputs stay in order. */
    private static StandardStreams streams() {
        return new StandardStreams(
                new FileInputStream(FileDescriptor.in),
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), false, UTF_8));
    }

    private static Path temporaryDirectory() {
        String chosen = System.getenv("TMPDIR");
        return Path.of(chosen == null || chosen.isEmpty() ? System.getProperty("java.io.tmpdir", "/tmp") : chosen);
    }
}
