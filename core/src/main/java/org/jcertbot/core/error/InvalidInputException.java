package org.jcertbot.core.error;

/** A value that the user gave is well-formed for the option parser but cannot be used. */
public class InvalidInputException extends CertbotException {
    public InvalidInputException(String what, String why, String nextStep) {
        super(what, why, nextStep);
    }
}
