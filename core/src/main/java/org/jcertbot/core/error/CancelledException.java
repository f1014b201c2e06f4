package org.jcertbot.core.error;

/** The user answered a question with "cancel". */
public class CancelledException extends CertbotException {
    /** @param what what was given up, such as {@code "no names were entered"} */
    public CancelledException(String what) {
        super(what, "", "");
    }
}
