package org.jcertbot.core.plugin;

import org.jcertbot.core.error.CertbotException;

/** A change to a server's configuration that is on the disk, and that the server has tested but not loaded. */
@FunctionalInterface
public interface ServerChange {
    /**
     * Puts every file back as it was before the change; the server is not told. Several changes are undone in reverse
     * order. One that was interrupted may be undone once more.
     *
     * @throws CertbotException when a file cannot be restored; it says which, and where its copy is
     */
    void undo() throws CertbotException, InterruptedException;
}
