package org.jcertbot.core.checkpoint;

import org.jcertbot.core.error.CertbotException;

/** A checkpoint that this run has finished. */
@FunctionalInterface
public interface SavedCheckpoint {
    /** Takes exactly this one back, as {@link ChangeSet#revert} would have; later ones must be taken back before. */
    void revert() throws CertbotException, InterruptedException;
}
