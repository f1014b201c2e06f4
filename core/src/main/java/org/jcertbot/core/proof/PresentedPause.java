package org.jcertbot.core.proof;

import java.util.List;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.error.CertbotException;

/** A look at the presented challenges before the authority is told: {@code --debug-challenges}. */
@FunctionalInterface
public interface PresentedPause {
    /** Goes on at once. */
    PresentedPause NONE = challenges -> {};

    void afterPresenting(List<Challenge> challenges) throws CertbotException, InterruptedException;
}
