package org.jcertbot.core.checkpoint;

import java.util.Optional;

/** Takes our part out of a file that somebody else has changed since we did. */
@FunctionalInterface
public interface Reversal {
    /** Nothing can be taken out of it: the saved copy comes back, and the file as it is now is kept elsewhere. */
    Reversal NONE = current -> Optional.empty();

    /**
     * The content without what we had put in; the same when there is nothing of ours in it any more.
     *
     * @return empty when ours cannot be told from theirs
     */
    Optional<byte[]> withoutOurs(byte[] current);
}
