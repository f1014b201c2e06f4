package org.jcertbot.plugins.apache.syntax;

/** White space as Apache sees it: isspace(3) in the C locale. */
final class Blanks {
    private Blanks() {}

    static boolean is(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /** Where the first byte is that is no blank, or the end. */
    static int skip(String text, int from, int end) {
        int at = from;
        while (at < end && is(text.charAt(at))) at++;
        return at;
    }

    /** A part of a text without the blanks around it. */
    static String stripped(String text, int from, int to) {
        int first = skip(text, from, to);
        int last = to;
        while (last > first && is(text.charAt(last - 1))) last--;
        return text.substring(first, last);
    }
}
