package org.jcertbot.plugins.apache.syntax;

/** A text that Apache would not accept as a configuration file. */
public final class SyntaxException extends Exception {
    private final int line;

    SyntaxException(String message, int line) {
        super(message);
        this.line = line;
    }

    /** Where it was noticed; lines count from 1. */
    public int line() {
        return line;
    }
}
