package org.jcertbot.plugins.nginx.syntax;

import org.jcertbot.core.text.LineStarts;

/**
 * Splits a text as nginx itself does ({@code ngx_conf_read_token}). White space is blank, tab, CR and LF; quotes count
 * only at the start of a word, and a backslash makes the next character ordinary everywhere.
 */
final class Lexer {
    enum Token {
        WORD,
        COMMENT,
        SEMICOLON,
        OPEN,
        CLOSE,
        END
    }

    private final String source;
    private int start;
    private int end;

    Lexer(String source) {
        this.source = source;
    }

    /** Where the current token begins. */
    int start() {
        return start;
    }

    /** Where the first character after the current token is. */
    int end() {
        return end;
    }

    /** Goes on behind a text that is not nginx's language. */
    void skipTo(int offset) {
        end = offset;
    }

    Token next() throws SyntaxException {
        start = end;
        while (start < source.length() && isSpace(source.charAt(start))) start++;
        end = Math.min(start + 1, source.length());
        if (start == source.length()) return Token.END;
        return switch (source.charAt(start)) {
            case ';' -> Token.SEMICOLON;
            case '{' -> Token.OPEN;
            case '}' -> Token.CLOSE;
            case '#' -> comment();
            case '"', '\'' -> quoted(source.charAt(start));
            default -> bare();
        };
    }

    private Token comment() {
        int lineEnd = source.indexOf('\n', start);
        end = lineEnd < 0 ? source.length() : lineEnd;
        return Token.COMMENT;
    }

    private Token quoted(char quote) throws SyntaxException {
        int at = start + 1;
        while (at < source.length() && source.charAt(at) != quote) at += source.charAt(at) == '\\' ? 2 : 1;
        if (at >= source.length()) throw error("the closing " + quote + " of this string is missing", start);
        end = at + 1;
        if (end < source.length() && !mayFollowQuote(source.charAt(end))) {
            throw error("unexpected \"" + source.charAt(end) + "\" directly after a closing quote", end);
        }
        return Token.WORD;
    }

    /** A closing parenthesis begins a word of its own, so that {@code if ($a = "x")} can be written. */
    private static boolean mayFollowQuote(char next) {
        return isSpace(next) || next == ';' || next == '{' || next == ')';
    }

    private Token bare() {
        int at = start;
        while (at < source.length()) {
            char c = source.charAt(at);
            if (c == '\\') at += 2;
            else if (c == '$') at = afterBraces(at + 1);
            else if (isSpace(c) || c == ';' || c == '{') break;
            else at++;
        }
        end = Math.min(at, source.length());
        return Token.WORD;
    }

    /** Opening braces directly behind a {@code $}, as in {@code ${name}}, belong to the word. */
    private int afterBraces(int from) {
        int at = from;
        while (at < source.length() && source.charAt(at) == '{') at++;
        return at;
    }

    SyntaxException error(String message, int offset) {
        return new SyntaxException(message, Position.of(new LineStarts(source), offset));
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }
}
