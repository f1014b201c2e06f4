package org.jcertbot.plugins.nginx.syntax;

/** Translates between words as they are written and their values. */
public final class Words {
    /** What ends a word, opens or closes something, or needs a backslash. A {@code $} keeps its meaning. */
    private static final String SPECIAL = " \t\r\n;{}\"'\\#";

    private Words() {}

    /**
     * A word that nginx reads as exactly that value: the value itself where that is possible, else in double quotes.
     * White space or a semicolon must follow it.
     */
    public static String written(String value) {
        return isPlain(value) ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) if (SPECIAL.indexOf(value.charAt(i)) >= 0) return false;
        return !value.isEmpty();
    }

    /** The value of the word between two offsets: quotes go; a backslash goes before quotes and backslashes. */
    static String value(String source, int start, int end) {
        char first = source.charAt(start);
        boolean quoted = first == '"' || first == '\'';
        int from = quoted ? start + 1 : start;
        int to = quoted ? end - 1 : end;
        // Not indexOf: that would look through the rest of the file for each word.
        for (int at = from; at < to; at++) if (source.charAt(at) == '\\') return unescaped(source, from, to);
        return source.substring(from, to);
    }

    private static String unescaped(String source, int from, int to) {
        var value = new StringBuilder(to - from);
        for (int at = from; at < to; at++) {
            char c = source.charAt(at);
            char plain = c == '\\' && at + 1 < to ? plain(source.charAt(at + 1)) : 0;
            value.append(plain == 0 ? c : plain);
            if (plain != 0) at++;
        }
        return value.toString();
    }

    /** What a backslash and this character mean together; zero when the backslash stays. */
    private static char plain(char escaped) {
        return switch (escaped) {
            case '"', '\'', '\\' -> escaped;
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'n' -> '\n';
            default -> 0;
        };
    }
}
