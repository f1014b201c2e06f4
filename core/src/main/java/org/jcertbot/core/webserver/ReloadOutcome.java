package org.jcertbot.core.webserver;

/** How the configuration on the disk came into use. */
public enum ReloadOutcome {
    /** The server was running. */
    RELOADED,
    /** The server was not running and has been started as a daemon. */
    STARTED,
    /** The server was not running and the service manager has started it. */
    STARTED_SERVICE;

    /** Whether the server was down before, so that it should be stopped again when its work for us is done. */
    public boolean wasDown() {
        return this != RELOADED;
    }
}
