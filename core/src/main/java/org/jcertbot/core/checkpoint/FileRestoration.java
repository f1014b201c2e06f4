package org.jcertbot.core.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.file.JointReplacement;
import org.jcertbot.core.file.JointReplacement.Preparation;
import org.jcertbot.core.file.TemporaryName;

/**
 * Puts the saved copies of files back, each in one step: content, mode and time are those of the copy; owner, group and
 * extended attributes those of the file that is there now. Links to it stay links. A file that is as it was is not
 * touched.
 */
final class FileRestoration {
    private final FileStore files;
    private final Map<Path, Preparation> restored = new LinkedHashMap<>();

    FileRestoration(FileStore files) {
        this.files = files;
    }

    /** Asks for a file to be restored. Where two names lead to one file, the copy that was made first counts. */
    void add(Path copy, Path target) throws IOException {
        boolean exists = Files.exists(target);
        Path real = exists ? target.toRealPath() : target;
        Path access = exists ? real : copy;
        if (exists && isRestored(copy, real)) discardTemporaries(real);
        else restored.putIfAbsent(real, (temporary, unforced) -> make(temporary, copy, access, unforced));
    }

    /** Restores what was asked for. */
    void run() throws IOException {
        new JointReplacement(files).replace(restored);
    }

    private static void make(Path temporary, Path copy, Path access, FileStore unforced) throws IOException {
        unforced.create(temporary, Files.readAllBytes(copy), FileMode.SECRET);
        unforced.copyAccess(access, temporary);
        unforced.setGroupAndMode(temporary, (Integer) Files.getAttribute(temporary, "unix:gid"), mode(copy));
        unforced.setModified(temporary, Files.getLastModifiedTime(copy));
    }

    private static boolean isRestored(Path copy, Path real) throws IOException {
        return mode(copy).equals(mode(real))
                && Files.getLastModifiedTime(copy).equals(Files.getLastModifiedTime(real))
                && Arrays.equals(Files.readAllBytes(copy), Files.readAllBytes(real));
    }

    private static FileMode mode(Path file) throws IOException {
        return FileMode.of(Files.getPosixFilePermissions(file));
    }

    /** What the run that is taken back had not got to rename when it was killed, or not even to name. */
    private void discardTemporaries(Path real) throws IOException {
        Path temporary = TemporaryName.of(real);
        for (Path left : new Path[] {temporary, TemporaryName.of(temporary)}) {
            if (Files.exists(left)) files.delete(left);
        }
    }
}
