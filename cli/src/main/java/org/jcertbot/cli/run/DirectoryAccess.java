package org.jcertbot.cli.run;

import java.nio.file.Path;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.file.FileMode;

/** Makes and locks the directories of a run. */
public interface DirectoryAccess {
    /**
     * Makes the directory and its missing parents with that mode, or accepts the one that is there.
     *
     * @param strict an existing one must be ours and have exactly that mode
     */
    void makeOrVerify(Path directory, FileMode mode, boolean strict) throws CertbotException;

    /** Keeps other instances out of the directory, or fails at once. */
    Lock lock(Path directory) throws CertbotException;

    /** Held until closed; closing never fails. */
    interface Lock extends AutoCloseable {
        @Override
        void close();
    }
}
