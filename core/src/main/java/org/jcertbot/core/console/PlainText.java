package org.jcertbot.core.console;

/** Text from elsewhere, made safe to show. */
public final class PlainText {
    private PlainText() {}

    /**
     * The text with a question mark in a box for each control character that is not a line end or a tabulator: nobody
     * else may send control sequences to the administrator's terminal, not even through the log.
     */
    public static String of(CharSequence text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? '\uFFFD' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
