package org.jcertbot.plugins.nginx.syntax;

/** A place in a file; line and column count from 1, the column in bytes. */
public record Position(int line, int column) {
    static Position of(String source, int offset) {
        int line = 1;
        int lineStart = 0;
        for (int end = source.indexOf('\n'); end >= 0 && end < offset; end = source.indexOf('\n', end + 1)) {
            line++;
            lineStart = end + 1;
        }
        return new Position(line, offset - lineStart + 1);
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
