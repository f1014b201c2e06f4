package org.jcertbot.core.error;

/** A file or directory of ours cannot be read, is not what it should be, or cannot be written. */
public class StorageException extends CertbotException {
    public StorageException(String what, String why, String nextStep) {
        super(what, why, nextStep);
    }

    public StorageException(String what, String why, String nextStep, Throwable cause) {
        super(what, why, nextStep, cause);
    }
}
