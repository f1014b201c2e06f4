package org.jcertbot.core.webserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.DirectoryBusyException;
import org.jcertbot.core.file.DirectoryLock;
import org.jcertbot.core.file.FileFailure;

/**
 * Keeps other instances, ours and the original's, away from the configuration of servers until the run ends. Plugins ask
 * last of all in their preparation, after core has locked its own directories: so two runs cannot wait for each other.
 *
 * <p>There is one object for a process: several plugins may work on one server, and a record lock must not be asked for
 * twice (see {@link DirectoryLock}).
 */
public final class ServerRootLocks implements AutoCloseable {
    private final Map<Path, DirectoryLock> locks = new LinkedHashMap<>();

    /**
     * Locks the directory that a server's configuration is in, unless this process has that lock already.
     *
     * @throws PluginException when another instance has it, or the lock file cannot be made
     */
    public synchronized void lock(Path serverRoot) throws PluginException {
        try {
            Path real = serverRoot.toRealPath();
            if (!locks.containsKey(real)) locks.put(real, DirectoryLock.acquire(real));
        } catch (DirectoryBusyException busy) {
            throw new PluginException(
                    "Unable to lock " + serverRoot + ".", busy.why(), "Try again when the other one is done.", busy);
        } catch (StorageException failure) {
            throw new PluginException("Unable to lock " + serverRoot + ".", failure.why(), "Run as root.", failure);
        } catch (IOException failure) {
            throw new PluginException(
                    "Unable to lock " + serverRoot + ".",
                    FileFailure.reason(failure),
                    "Check that this is the directory of the server's configuration.",
                    failure);
        }
    }

    /** Lets all of them go. */
    @Override
    public synchronized void close() {
        for (DirectoryLock lock : locks.values()) lock.close();
        locks.clear();
    }
}
