package org.jcertbot.cli;

import java.nio.file.Path;
import org.jcertbot.cli.run.DirectoryAccess;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.file.DirectoryLock;
import org.jcertbot.core.file.DirectoryMaker;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.PosixFileStore;

/** The directories of a run on the real file system. */
final class Access implements DirectoryAccess {
    @Override
    public void makeOrVerify(Path directory, FileMode mode, boolean strict) throws CertbotException {
        new DirectoryMaker(new PosixFileStore(), strict).makeOrVerify(directory, mode);
    }

    @Override
    public Lock lock(Path directory) throws CertbotException {
        return DirectoryLock.acquire(directory)::close;
    }
}
