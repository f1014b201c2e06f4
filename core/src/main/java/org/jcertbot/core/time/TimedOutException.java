package org.jcertbot.core.time;

import java.time.Duration;
import org.jcertbot.core.error.CertbotException;

/** A wait reached its deadline. */
public class TimedOutException extends CertbotException {
    /** @param waitingFor what did not happen, as it follows "waiting for" */
    public TimedOutException(String waitingFor, Duration limit) {
        super(
                "Timed out waiting for " + waitingFor + ".",
                "The limit was " + limit.toSeconds() + " seconds.",
                "Try again later.");
    }
}
