package org.jcertbot.core.error;

/**
 * A bug of ours that has hit one thing among many: it ends the work on that one and not on the others. The trace is in
 * the log.
 */
public final class UnexpectedException extends CertbotException {
    public UnexpectedException(RuntimeException bug) {
        super("An unexpected error: " + bug, "", "This is a bug. Please report it, with the log.", bug);
    }
}
