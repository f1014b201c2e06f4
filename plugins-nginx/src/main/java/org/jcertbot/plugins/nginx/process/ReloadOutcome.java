package org.jcertbot.plugins.nginx.process;

/** How the configuration on the disk came into use. */
public enum ReloadOutcome {
    /** nginx was running. */
    RELOADED,
    /** nginx was not running and has been started as a daemon. */
    STARTED,
    /** nginx was not running and the service manager has started it. */
    STARTED_SERVICE;

    /** Whether nginx was down before, so that it should be stopped again when its work for us is done. */
    public boolean wasDown() {
        return this != RELOADED;
    }
}
