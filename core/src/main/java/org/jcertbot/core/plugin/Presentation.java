package org.jcertbot.core.plugin;

import org.jcertbot.core.error.CertbotException;

/** Challenges that are being presented. Used and closed by the thread that had them presented. */
@FunctionalInterface
public interface Presentation extends AutoCloseable {
    /**
     * Waits until the authority can see them; at once where that takes no time. Called when all authenticators of a wave
     * have presented theirs, so that all of them wait for the same time and not one after the other.
     *
     * @throws CertbotException when it is known that the authority will not see them
     */
    default void awaitVisible() throws CertbotException, InterruptedException {}

    /**
     * Removes all that was created for them; problems are logged, never thrown. Calling it again does nothing. An
     * interrupt must not cut it short, whether it is pending or arrives meanwhile; it is pending again afterwards.
     */
    @Override
    void close();
}
