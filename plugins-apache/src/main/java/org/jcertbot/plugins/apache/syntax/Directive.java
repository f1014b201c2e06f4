package org.jcertbot.plugins.apache.syntax;

/** A directive that is no section: a name and arguments on a logical line. */
public final class Directive implements Node {
    private final Line line;

    Directive(Line line) {
        this.line = line;
    }

    @Override
    public int start() {
        return line.start();
    }

    @Override
    public int end() {
        return line.end();
    }

    /** The logical line: name and arguments as they are written, continuation lines joined. */
    public String text() {
        return line.text();
    }

    @Override
    public String toString() {
        return text();
    }
}
