package org.jcertbot.cli.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.slf4j.event.Level;

/**
 * How a record looks in the file: {@code 2026-11-21 11:57:04,256:DEBUG:logger:message}, in local time, followed by the
 * stack trace. Written by hand because a date formatter costs more at start-up than the rest of a short run's log.
 */
final class LogLayout {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final Function<Instant, ZoneOffset> zone;

    LogLayout(Function<Instant, ZoneOffset> zone) {
        this.zone = zone;
    }

    String line(LogEvent event) {
        var line = new StringBuilder(event.message().length() + 100);
        appendTime(line, event);
        line.append(':').append(name(event.level())).append(':').append(event.logger());
        line.append(':').append(event.message()).append('\n');
        return line.append(trace(event)).toString();
    }

    /** The stack trace with its causes, or nothing. */
    static String trace(LogEvent event) {
        Throwable failure = event.failure();
        if (failure == null) return "";
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private void appendTime(StringBuilder line, LogEvent event) {
        LocalDateTime local = LocalDateTime.ofInstant(event.time(), zone.apply(event.time()));
        line.append(local.getYear());
        appendPadded(line, '-', local.getMonthValue(), 2);
        appendPadded(line, '-', local.getDayOfMonth(), 2);
        appendPadded(line, ' ', local.getHour(), 2);
        appendPadded(line, ':', local.getMinute(), 2);
        appendPadded(line, ':', local.getSecond(), 2);
        appendPadded(line, ',', local.getNano() / NANOS_PER_MILLI, 3);
    }

    private static void appendPadded(StringBuilder line, char before, int number, int width) {
        String digits = Integer.toString(number);
        line.append(before).append("0".repeat(width - digits.length())).append(digits);
    }

    /** The names that log readers of the original know. */
    private static String name(Level level) {
        return level == Level.WARN ? "WARNING" : level.name();
    }
}
