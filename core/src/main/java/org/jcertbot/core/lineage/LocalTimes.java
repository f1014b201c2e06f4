package org.jcertbot.core.lineage;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Local times as they stand in renewal files: {@code 2026-11-21T12:02:30}. No formatters: every renewal file has such a
 * time, and loading the formatters takes longer than reading a hundred of the files.
 */
final class LocalTimes {
    private static final Logger LOG = LoggerFactory.getLogger(LocalTimes.class);
    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";

    private LocalTimes() {}

    /** To the second. */
    static String text(LocalDateTime time) {
        var text = new StringBuilder(SHAPE.length());
        append(time.getYear(), 4, text);
        append(time.getMonthValue(), 2, text.append('-'));
        append(time.getDayOfMonth(), 2, text.append('-'));
        append(time.getHour(), 2, text.append('T'));
        append(time.getMinute(), 2, text.append(':'));
        append(time.getSecond(), 2, text.append(':'));
        return text.toString();
    }

    /** Fractions of a second and a zone, which are not ours, are ignored; empty for anything else. */
    static Optional<LocalDateTime> parse(String text) {
        if (!startsInShape(text)) {
            LOG.debug("\"{}\" is not a local time", text);
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                    number(text, 0, 4),
                    number(text, 5, 2),
                    number(text, 8, 2),
                    number(text, 11, 2),
                    number(text, 14, 2),
                    number(text, 17, 2)));
        } catch (DateTimeException impossible) {
            LOG.debug("\"{}\" is not a local time", text, impossible);
            return Optional.empty();
        }
    }

    private static boolean startsInShape(String text) {
        if (text.length() < SHAPE.length()) return false;
        for (int i = 0; i < SHAPE.length(); i++) {
            char wanted = SHAPE.charAt(i);
            char found = text.charAt(i);
            boolean fits = wanted == 'd' ? found >= '0' && found <= '9' : found == wanted;
            if (!fits) return false;
        }
        return true;
    }

    private static int number(String text, int start, int digits) {
        return Integer.parseInt(text, start, start + digits, 10);
    }

    private static void append(int number, int digits, StringBuilder text) {
        String plain = Integer.toString(number);
        text.append("0".repeat(Math.max(0, digits - plain.length()))).append(plain);
    }
}
