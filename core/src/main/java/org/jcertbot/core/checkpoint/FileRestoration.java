package org.jcertbot.core.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.file.TemporaryName;

/**
 * Puts the saved copy of a file back in one step: content, mode and time are those of the copy; owner, group and
 * extended attributes those of the file that is there now. Links to it stay links.
 */
final class FileRestoration {
    private final FileStore files;

    FileRestoration(FileStore files) {
        this.files = files;
    }

    void restore(Path copy, Path target) throws IOException {
        boolean replaces = Files.exists(target);
        Path real = replaces ? target.toRealPath() : target;
        var mode = FileMode.of(Files.getPosixFilePermissions(copy));
        Path temporary = TemporaryName.of(real);
        files.delete(temporary); // of a run that was killed here
        try {
            files.create(temporary, Files.readAllBytes(copy), FileMode.SECRET);
            files.copyAccess(replaces ? real : copy, temporary);
            files.setGroupAndMode(temporary, (Integer) Files.getAttribute(temporary, "unix:gid"), mode);
            files.setModified(temporary, Files.getLastModifiedTime(copy));
            files.rename(temporary, real);
        } catch (IOException failure) {
            deleteAfter(failure, temporary);
            throw failure;
        }
    }

    private void deleteAfter(IOException failure, Path temporary) {
        try {
            files.delete(temporary);
        } catch (IOException alsoFailed) {
            failure.addSuppressed(alsoFailed);
        }
    }
}
