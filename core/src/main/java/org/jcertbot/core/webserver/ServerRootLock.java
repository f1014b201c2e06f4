package org.jcertbot.core.webserver;

import java.nio.file.Path;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.DirectoryBusyException;
import org.jcertbot.core.file.DirectoryLocks;

/**
 * Keeps other instances, ours and the original's, away from the configuration of a server until the run ends. Plugins ask
 * for it before they change a file of the server, be it to take back what an earlier run has left: another instance may
 * have other directories of its own, and so other locks, and the same server.
 */
public final class ServerRootLock {
    /**
     * Locks the directory that a server's configuration is in. Several plugins may do so.
     *
     * @param locks those of this process
     * @throws PluginException when another instance has it, or the lock file cannot be made
     */
    public static void hold(Path serverRoot, DirectoryLocks locks) throws PluginException {
        try {
            locks.hold(serverRoot);
        } catch (DirectoryBusyException busy) {
            throw refused(serverRoot, busy, "Try again when the other instance is done.");
        } catch (StorageException failure) {
            throw refused(serverRoot, failure, "Run as root, or check where the server's configuration is.");
        }
    }

    private static PluginException refused(Path serverRoot, StorageException failure, String nextStep) {
        return new PluginException("Unable to lock " + serverRoot + ".", failure.why(), nextStep, failure);
    }

    private ServerRootLock() {}
}
