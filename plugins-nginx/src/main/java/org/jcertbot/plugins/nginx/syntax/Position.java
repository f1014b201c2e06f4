package org.jcertbot.plugins.nginx.syntax;

import org.jcertbot.core.text.LineStarts;

/** A place in a file; line and column count from 1, the column in bytes. */
public record Position(int line, int column) {
    static Position of(LineStarts lines, int offset) {
        int line = lines.line(offset);
        return new Position(line, offset - lines.start(line) + 1);
    }

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
