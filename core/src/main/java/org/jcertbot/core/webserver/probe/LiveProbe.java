package org.jcertbot.core.webserver.probe;

/** Asks a server for something that only its new configuration answers. */
@FunctionalInterface
public interface LiveProbe {
    /** Whether the answer was that of the new configuration; a server that cannot be reached does not answer. */
    boolean answers();
}
