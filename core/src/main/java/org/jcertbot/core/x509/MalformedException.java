package org.jcertbot.core.x509;

/** A file does not hold the certificate or key that it should. */
public class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what was expected and not found. */
    public MalformedException(String message) {
        super(message);
    }

    /** As above, with the exception that led here. */
    public MalformedException(String message, Throwable cause) {
        super(message, cause);
    }
}
