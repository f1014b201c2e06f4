package org.jcertbot.core.plugin;

/** Challenges that are being presented. Closed by the thread that had them presented. */
@FunctionalInterface
public interface Presentation extends AutoCloseable {
    /**
     * Removes all that was created for them; problems are logged, never thrown. Calling it again does nothing. An
     * interrupt must not cut it short, whether it is pending or arrives meanwhile; it is pending again afterwards.
     */
    @Override
    void close();
}
