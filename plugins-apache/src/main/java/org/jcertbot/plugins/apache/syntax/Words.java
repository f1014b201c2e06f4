package org.jcertbot.plugins.apache.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a logical line into words as Apache does (ap_getword_conf): blanks separate, quotes group, and what follows a
 * closing quote begins a word of its own. A quote that is not closed goes on to the end of the line.
 */
public final class Words {
    private final String line;
    private int at;

    Words(String line) {
        this.line = line;
    }

    /** All words of a line, without quotes and escapes. */
    public static List<String> of(String line) {
        var words = new Words(line);
        var found = new ArrayList<String>();
        while (words.hasNext()) found.add(words.next());
        return found;
    }

    boolean hasNext() {
        at = Blanks.skip(line, at, line.length());
        return at < line.length();
    }

    /** The next word; one that is empty can only be a quoted one. */
    String next() {
        at = Blanks.skip(line, at, line.length());
        if (at == line.length()) return "";
        char first = line.charAt(at);
        return first == '"' || first == '\'' ? quoted(first) : bare();
    }

    /** What follows the words that were taken, without the blanks in front of it. */
    String rest() {
        return line.substring(Blanks.skip(line, at, line.length()));
    }

    private String quoted(char quote) {
        var word = new StringBuilder();
        int next = at + 1;
        while (next < line.length() && line.charAt(next) != quote) {
            if (isEscape(next, quote)) next++;
            word.append(line.charAt(next++));
        }
        at = Math.min(next + 1, line.length());
        return word.toString();
    }

    /** In a bare word a backslash stands for itself, but two for one. */
    private String bare() {
        var word = new StringBuilder();
        while (at < line.length() && !Blanks.is(line.charAt(at))) {
            if (isEscape(at, '\\')) at++;
            word.append(line.charAt(at++));
        }
        return word.toString();
    }

    private boolean isEscape(int backslash, char quote) {
        if (line.charAt(backslash) != '\\' || backslash + 1 == line.length()) return false;
        char escaped = line.charAt(backslash + 1);
        return escaped == '\\' || escaped == quote;
    }
}
