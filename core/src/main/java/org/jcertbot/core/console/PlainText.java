package org.jcertbot.core.console;

/** Text from elsewhere, made safe to show. */
public final class PlainText {
    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /**
     * The text with a question mark in a box for each control character that is not a line end or a tabulator: nobody
     * else may send control sequences to the administrator's terminal, not even through the log.
     */
    public static String of(CharSequence text) {
        StringBuilder changed = null;
        for (int i = 0; i < text.length(); i++) { // a stream takes ten times as long, and this is done for every answer
            char c = text.charAt(i);
            if (!Character.isISOControl(c) || c == '\n' || c == '\t') continue;
            if (changed == null) changed = new StringBuilder(text);
            changed.setCharAt(i, REPLACEMENT);
        }
        return changed == null ? text.toString() : changed.toString();
    }
}
