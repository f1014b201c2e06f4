package org.jcertbot.core.file;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** renameat2(2) with RENAME_EXCHANGE, which the JDK does not offer. The only class that touches JNA. */
final class DirectoryExchange {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryExchange.class);

    private static final int AT_FDCWD = -100;
    private static final int RENAME_EXCHANGE = 2;

    private static final int EBUSY = 16;
    private static final int EXDEV = 18;
    private static final int EINVAL = 22;
    private static final int ENOSYS = 38;
    private static final int EOPNOTSUPP = 95;

    /** Names and arguments are those of the C library. */
    interface CLibrary extends Library {
        int renameat2(int oldDirectory, byte[] oldPath, int newDirectory, byte[] newPath, int flags)
                throws LastErrorException;
    }

    /** Returns false where the C library, the kernel or the file system has no such call. */
    static boolean exchange(Path one, Path other) throws IOException {
        CLibrary library;
        try {
            library = Native.load("c", CLibrary.class);
            library.renameat2(AT_FDCWD, cString(one), AT_FDCWD, cString(other), RENAME_EXCHANGE);
            return true;
        } catch (LastErrorException error) {
            return refused(one, other, error.getErrorCode());
        } catch (LinkageError missing) { // no native part for this machine, or a C library without the function
            LOG.debug("renameat2 cannot be called", missing);
            return false;
        }
    }

    private static boolean refused(Path one, Path other, int errno) throws IOException {
        switch (errno) {
            case EINVAL, ENOSYS, EOPNOTSUPP, EXDEV, EBUSY -> {
                LOG.debug("renameat2 cannot exchange {} and {}: errno {}", one, other, errno);
                return false;
            }
            default ->
                throw new FileSystemException(one.toString(), other.toString(), "exchange failed, errno " + errno);
        }
    }

    /** File names are bytes; the JDK has decoded them as UTF-8 or as the locale says, which is UTF-8 or ASCII here. */
    private static byte[] cString(Path path) {
        byte[] bytes = path.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    private DirectoryExchange() {}
}
