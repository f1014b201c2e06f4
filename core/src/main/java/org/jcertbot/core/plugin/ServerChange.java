package org.jcertbot.core.plugin;

import java.util.Set;
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

    /** What was asked for and is not part of the change, because it would be of no use; the user was told why. */
    default Set<Enhancement> leftOut() {
        return Set.of();
    }

    /** The same change, which says that it is without some of what was asked for. */
    default ServerChange without(Set<Enhancement> enhancements) {
        ServerChange change = this;
        return new ServerChange() {
            @Override
            public void undo() throws CertbotException, InterruptedException {
                change.undo();
            }

            @Override
            public Set<Enhancement> leftOut() {
                return enhancements;
            }
        };
    }
}
