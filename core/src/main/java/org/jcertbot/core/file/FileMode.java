package org.jcertbot.core.file;

import static java.nio.file.attribute.PosixFilePermission.GROUP_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The permission bits of a file: the nine lowest, as in chmod(1). */
public record FileMode(int bits) {
    public static final FileMode SECRET_READ_ONLY = new FileMode(0400);
    public static final FileMode SECRET = new FileMode(0600);
    public static final FileMode PUBLIC = new FileMode(0644);
    public static final FileMode SECRET_DIRECTORY = new FileMode(0700);
    public static final FileMode PUBLIC_DIRECTORY = new FileMode(0755);

    private static final int ALL = 0777;
    private static final List<PosixFilePermission> HIGHEST_BIT_FIRST = List.of(
            OWNER_READ,
            OWNER_WRITE,
            OWNER_EXECUTE,
            GROUP_READ,
            GROUP_WRITE,
            GROUP_EXECUTE,
            OTHERS_READ,
            OTHERS_WRITE,
            OTHERS_EXECUTE);

    public FileMode {
        if ((bits & ~ALL) != 0) throw new IllegalArgumentException("not a file mode: " + Integer.toOctalString(bits));
    }

    /** The mode that the file attribute view {@code unix:mode} or a permission set describes. */
    public static FileMode of(Set<PosixFilePermission> permissions) {
        int bits = 0;
        for (PosixFilePermission permission : permissions) bits |= bit(permission);
        return new FileMode(bits);
    }

    public Set<PosixFilePermission> permissions() {
        var permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            if ((bits & bit(permission)) != 0) permissions.add(permission);
        }
        return permissions;
    }

    @Override
    public String toString() {
        return String.format("%04o", bits);
    }

    private static int bit(PosixFilePermission permission) {
        return 0400 >> HIGHEST_BIT_FIRST.indexOf(permission);
    }
}
