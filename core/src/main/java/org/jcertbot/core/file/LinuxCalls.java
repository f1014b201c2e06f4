package org.jcertbot.core.file;

import com.sun.jna.Function;
import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** System calls that the JDK does not offer, through JNA; loaded by those who need it only. */
final class LinuxCalls {
    private static final Logger LOG = LoggerFactory.getLogger(LinuxCalls.class);

    private static final int AT_FDCWD = -100;
    private static final int RENAME_EXCHANGE = 2;

    private static final int O_RDONLY = 0;
    private static final int O_CLOEXEC = 0x80000;

    private static final int EBUSY = 16;
    private static final int EXDEV = 18;
    private static final int EINVAL = 22;
    private static final int ENOSYS = 38;
    private static final int EOPNOTSUPP = 95;

    /** Where it is not even known which there are. */
    private static final List<String> UNKNOWN_ATTRIBUTES = List.of("extended attributes");

    /** XATTR_LIST_MAX of Linux: neither a list nor a value is longer. */
    private static final int LONGEST_ATTRIBUTE = 65536;

    /**
     * By its full name, which the loader finds without JNA searching directories. Loaded at the first call; on a machine
     * for which JNA has no native part, every call ends in a LinkageError.
     */
    private static final class Loaded {
        static final NativeLibrary C = NativeLibrary.getInstance("libc.so.6");
    }

    /** renameat2(2); false where the C library, the kernel or the file system has no exchange. */
    static boolean exchange(Path one, Path other) throws IOException {
        try {
            call("renameat2", AT_FDCWD, cString(one), AT_FDCWD, cString(other), RENAME_EXCHANGE);
            return true;
        } catch (LastErrorException error) {
            return refused(one, other, error.getErrorCode());
        } catch (LinkageError missing) {
            LOG.debug("renameat2 cannot be called", missing);
            return false;
        }
    }

    /** xattr(7): copies those that can be copied, and says which could not. */
    static List<String> copyExtendedAttributes(Path from, Path to) {
        byte[] source = cString(from);
        byte[] target = cString(to);
        try {
            byte[] list = new byte[LONGEST_ATTRIBUTE];
            int listLength = listAttributes(source, list);
            return forEach(Arrays.copyOf(list, listLength), name -> copyAttribute(source, target, name));
        } catch (LastErrorException error) {
            LOG.debug("The extended attributes of {} cannot be listed: errno {}", from, error.getErrorCode());
            return UNKNOWN_ATTRIBUTES;
        } catch (LinkageError missing) {
            LOG.debug("Extended attributes cannot be read", missing);
            return UNKNOWN_ATTRIBUTES;
        }
    }

    /**
     * Does something for each name of a list; one that fails does not keep the next from its turn.
     *
     * @param list names, each with a zero at its end
     * @param work takes a name with its zero; a {@link LastErrorException} is its failure
     * @return the names for which it failed
     */
    static List<String> forEach(byte[] list, Consumer<byte[]> work) {
        var failed = new ArrayList<String>();
        for (int start = 0; start < list.length; ) {
            int end = start;
            while (list[end] != 0) end++;
            try {
                work.accept(Arrays.copyOfRange(list, start, end + 1));
            } catch (LastErrorException error) {
                String name = new String(list, start, end - start, StandardCharsets.UTF_8);
                LOG.debug("The extended attribute {} cannot be copied: errno {}", name, error.getErrorCode());
                failed.add(name);
            }
            start = end + 1;
        }
        return failed;
    }

    /** syncfs(2) for the file system of a directory; false where it cannot be called. */
    static boolean flushFileSystem(Path directory) throws IOException {
        try {
            int descriptor = call("open", cString(directory), O_RDONLY | O_CLOEXEC);
            try {
                call("syncfs", descriptor);
            } finally {
                call("close", descriptor);
            }
            return true;
        } catch (LastErrorException error) {
            throw new FileSystemException(
                    directory.toString(), null, "its file system cannot be written, errno " + error.getErrorCode());
        } catch (LinkageError missing) {
            LOG.debug("syncfs cannot be called", missing);
            return false;
        }
    }

    /** The length of the list: 0 on a file system without attributes. */
    private static int listAttributes(byte[] path, byte[] list) {
        try {
            return call("llistxattr", path, list, (long) list.length);
        } catch (LastErrorException error) {
            if (error.getErrorCode() == EOPNOTSUPP) return 0;
            throw error;
        }
    }

    private static void copyAttribute(byte[] source, byte[] target, byte[] name) {
        byte[] value = new byte[LONGEST_ATTRIBUTE];
        int length = call("lgetxattr", source, name, value, (long) value.length);
        byte[] present = new byte[LONGEST_ATTRIBUTE];
        try {
            int presentLength = call("lgetxattr", target, name, present, (long) present.length);
            // A label of the security system is usually right from birth, and not ours to set.
            if (Arrays.equals(value, 0, length, present, 0, presentLength)) return;
        } catch (LastErrorException notThere) {
            LOG.trace("The attribute is new to the copy", notThere);
        }
        call("lsetxattr", target, name, value, (long) length, 0);
    }

    /**
     * A function of the C library, with names and arguments as there. What it returns fits into an int.
     *
     * @throws LastErrorException with errno when the call fails
     */
    private static int call(String function, Object... arguments) {
        return Loaded.C.getFunction(function, Function.THROW_LAST_ERROR).invokeInt(arguments);
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

    /** File names are bytes; everything that we make names for is ASCII. */
    private static byte[] cString(Path path) {
        byte[] bytes = path.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    private LinuxCalls() {}
}
