package org.jcertbot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.jcertbot.cli.logging.RunLog;
import org.jcertbot.cli.run.ProcessContext;
import org.jcertbot.cli.run.StandardStreams;
import org.jcertbot.cli.terminal.Terminals;
import org.jcertbot.core.process.SearchPath;

/**
 * The process that the program is. Its streams, environment variables and system properties are read here and handed
 * on; the one exception is {@code TZ}, because slf4j makes the log before anybody could hand it anything.
 */
final class ThisProcess {
    /** Set by the launch script: the digits of the standard streams that are terminals. */
    private static final String TERMINALS_PROPERTY = "certbot.tty";

    private ThisProcess() {}

    static ProcessContext context() {
        return new ProcessContext(
                streams(), ThisProcess::terminals, temporaryDirectory(), RunLog::ofThisProcess, new ThreadSleeper());
    }

    static Map<String, String> environment() {
        return System.getenv();
    }

    /** Where programs are looked for. */
    static SearchPath searchPath() {
        return new SearchPath(environment().getOrDefault("PATH", ""));
    }

    /** Name and version, such as {@code Linux 6.1.0}. */
    static String operatingSystem() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version");
    }

    static String javaVersion() {
        return System.getProperty("java.version");
    }

    /**
     * Ends the process at once. There is nothing to wait for: a run has closed what it opened. The regular way out would
     * join threads of libraries and, since Java 21, start up the JDK's logging.
     */
    static void exit(int exitCode) {
        Runtime.getRuntime().halt(exitCode);
    }

    /** Without buffers: nothing is lost at the end, and the two outputs stay in order. */
    private static StandardStreams streams() {
        return new StandardStreams(
                new FileInputStream(FileDescriptor.in),
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), false, UTF_8));
    }

    static Terminals terminals() {
        String launcher = System.getProperty(TERMINALS_PROPERTY);
        return launcher == null ? Terminals.detected() : Terminals.among(launcher);
    }

    private static Path temporaryDirectory() {
        String chosen = environment().getOrDefault("TMPDIR", "");
        return Path.of(chosen.isEmpty() ? System.getProperty("java.io.tmpdir", "/tmp") : chosen);
    }
}
