package org.jcertbot.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jcertbot.cli.run.DirectoryAccess;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.file.DirectoryLock;
import org.jcertbot.core.file.DirectoryMaker;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.PosixFileStore;

/** The directories of a run on the real file system. */
final class Access implements DirectoryAccess {
    private final Set<Path> locked = new HashSet<>();

    @Override
    public void makeOrVerify(Path directory, FileMode mode, boolean strict) throws CertbotException {
        new DirectoryMaker(new PosixFileStore(), strict).makeOrVerify(directory, mode);
    }

    @Override
    public Lock lock(Path directory) throws CertbotException {
        // Two of the three may be one. A second lock file descriptor would be refused, and closing it would drop the
        // first.
        if (!locked.add(realPath(directory))) return () -> {};
        return DirectoryLock.acquire(directory)::close;
    }

    private static Path realPath(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException alsoInTheWayOfTheLock) {
            return directory;
        }
    }
}
