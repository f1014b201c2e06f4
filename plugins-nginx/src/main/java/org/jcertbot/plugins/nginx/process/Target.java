package org.jcertbot.plugins.nginx.process;

import java.util.OptionalLong;

/** Which process is to be told to read the configuration again. */
sealed interface Target {
    /**
     * The one that the pid file names: nginx finds it itself.
     *
     * @param master its number, when it can be seen that it is a master
     */
    record NamedByPidFile(OptionalLong master) implements Target {}

    /** A master with our configuration that the pid file does not name. */
    record Elsewhere(long pid) implements Target {}

    /** No nginx; the pid file names a process that is something else, and must not get a signal. */
    record Nobody() implements Target {}
}
