package org.jcertbot.plugins.apache.syntax;

import java.util.List;

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

    /** The name as it is written; Apache does not look at its case. */
    public String name() {
        return new Words(text()).next();
    }

    /** True when it is the directive of that name. */
    public boolean is(String name) {
        return line.mayBegin(name) && name().equalsIgnoreCase(name);
    }

    /** The words after the name, without quotes and escapes; variables stand in them as they are written. */
    public List<String> arguments() {
        List<String> words = Words.of(text());
        return words.subList(1, words.size());
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
