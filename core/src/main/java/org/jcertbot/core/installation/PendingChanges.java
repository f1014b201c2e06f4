package org.jcertbot.core.installation;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jcertbot.core.concurrent.Shielded;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.Installer;
import org.jcertbot.core.plugin.ServerChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes to a server's configuration that are on the disk and that the server does not use yet. Closing takes them back,
 * newest first, unless {@link #goLive} has returned: whatever ends the run, the files say what the server does.
 */
final class PendingChanges implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PendingChanges.class);
    private static final String NEEDS_A_PERSON =
            "\nThe server needs a person now: it may not be running, or not with the configuration that is on the disk.";

    private final Installer installer;
    private final Console console;
    private final Deque<ServerChange> newestFirst = new ArrayDeque<>();
    private boolean serverWasTold;

    PendingChanges(Installer installer, Console console) {
        this.installer = installer;
        this.console = console;
    }

    void add(ServerChange change) {
        newestFirst.push(change);
    }

    /** Lets the server use the changes; from then on they stay. */
    void goLive() throws PluginException, InterruptedException {
        serverWasTold = true; // also when it fails: nobody knows how much the server has noticed
        installer.restart();
        newestFirst.clear();
    }

    /** What ended the run is the failure to report, so that a problem in here is only told. */
    @Override
    public void close() {
        if (newestFirst.isEmpty()) return;
        console.error("Rolling back to the previous server configuration...");
        boolean restored = true;
        while (!newestFirst.isEmpty()) restored &= undone(newestFirst.pop());
        if (!restored) {
            console.error("The server was not restarted, because its configuration is in disorder." + NEEDS_A_PERSON);
        } else if (!serverWasTold || isRestarted()) {
            console.error("The previous server configuration was restored.");
        }
    }

    private boolean undone(ServerChange change) {
        try {
            Shielded.toTheEnd(change::undo);
            return true;
        } catch (CertbotException | RuntimeException failure) {
            LOG.debug("A change stays half undone", failure);
            console.error("A change to the server's configuration could not be taken back: " + failure.getMessage());
            return false;
        }
    }

    private boolean isRestarted() {
        try {
            Shielded.toTheEnd(installer::restart);
            return true;
        } catch (CertbotException | RuntimeException failure) {
            LOG.debug("The server does not take its old configuration", failure);
            console.error("The previous configuration is on the disk again, but the server could not be restarted with"
                    + " it either: " + failure.getMessage() + NEEDS_A_PERSON);
            return false;
        }
    }
}
