package org.jcertbot.core.plugin;

/** Challenges that are being presented. */
@FunctionalInterface
public interface Presentation extends AutoCloseable {
    /** Removes all that was created for them; problems are logged, never thrown. Calling it again does nothing. */
    @Override
    void close();
}
