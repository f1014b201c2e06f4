package org.jcertbot.plugins.nginx.syntax;

/** A text that nginx would not accept as a configuration file. */
public final class SyntaxException extends Exception {
    private final Position position;

    SyntaxException(String message, Position position) {
        super(message);
        this.position = position;
    }

    /** Where it was noticed. */
    public Position position() {
        return position;
    }
}
