package org.jcertbot.cli.logging;

import java.io.PrintStream;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.slf4j.event.Level;

/**
 * The records that the user sees, on standard error: the message only, red from warnings on where the terminal can
 * show it. A stack trace goes with a debug record only; it is in the log file anyway.
 */
public final class ConsoleLog {
    private static final String RED = "\u001b[31m";
    private static final String RESET = "\u001b[0m";

    private final PrintStream stream;
    private final Level threshold;
    private final boolean colours;

    public ConsoleLog(PrintStream stream, Level threshold, boolean colours) {
        this.stream = stream;
        this.threshold = threshold;
        this.colours = colours;
    }

    /** Warnings; each {@code -v} shows one level more, {@code --quiet} errors only. */
    public static Level threshold(Settings settings) {
        if (settings.get(Options.QUIET)) return Level.ERROR;
        int steps = settings.find(Options.VERBOSE_LEVEL).orElseGet(() -> settings.get(Options.VERBOSE));
        if (steps < 0) return Level.ERROR;
        return switch (steps) {
            case 0 -> Level.WARN;
            case 1 -> Level.INFO;
            default -> Level.DEBUG;
        };
    }

    void show(LogEvent event) {
        if (event.level().toInt() < threshold.toInt()) return;
        boolean red = colours && event.level().toInt() >= Level.WARN.toInt();
        String trace = event.level() == Level.DEBUG ? LogLayout.trace(event) : "";
        String text = event.message() + (trace.isEmpty() ? "" : "\n" + trace.stripTrailing());
        stream.print(red ? RED + text + RESET + "\n" : text + "\n");
        stream.flush();
    }
}
