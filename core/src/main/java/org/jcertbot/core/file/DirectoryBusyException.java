package org.jcertbot.core.file;

import org.jcertbot.core.error.StorageException;

/** Another instance, ours or the original's, works in a directory. */
public final class DirectoryBusyException extends StorageException {
    /** @param holder who has the lock, as far as it can be seen */
    DirectoryBusyException(String holder) {
        super(
                "Another instance of Certbot is already running.",
                holder,
                "Try again when it is done, or let this one wait with --lock-timeout.");
    }
}
