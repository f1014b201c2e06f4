package org.jcertbot.core.hook;

/**
 * A user's command that has run.
 *
 * @param exitCode what it ended with; 127 when it could not be started
 */
public record HookRun(String command, int exitCode) {
    public boolean failed() {
        return exitCode != 0;
    }
}
