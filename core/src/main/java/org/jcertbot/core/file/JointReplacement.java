package org.jcertbot.core.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces existing files, many for the price of one: all new ones are made beside the old ones and put on the disk, then
 * each takes its name in one step. After a failure some are replaced and some are not, but none is half of each.
 *
 * <p>Paths must not lead through a link in their last part: the link itself would be replaced.
 */
public final class JointReplacement {
    private static final Logger LOG = LoggerFactory.getLogger(JointReplacement.class);

    /** Makes the new file, with all that it is to have, under a temporary name. */
    @FunctionalInterface
    public interface Preparation {
        void make(Path temporary, FileStore unforced) throws IOException;
    }

    private final FileStore files;

    public JointReplacement(FileStore files) {
        this.files = files;
    }

    /** Gives files new content; owner, group, mode and extended attributes stay. */
    public void replaceContents(Map<Path, byte[]> contents) throws IOException {
        var preparations = new LinkedHashMap<Path, Preparation>();
        contents.forEach((file, content) -> preparations.put(file, (temporary, unforced) -> {
            unforced.create(temporary, content, FileMode.SECRET);
            List<String> left = unforced.copyAccess(file, temporary);
            if (!left.isEmpty()) {
                LOG.warn(
                        "{} is replaced, and what cannot be copied to the new file is lost: {}",
                        file,
                        String.join(", ", left));
            }
        }));
        replace(preparations);
    }

    /** Replaces files by what the preparations make. */
    public void replace(Map<Path, Preparation> replacements) throws IOException {
        if (replacements.isEmpty()) return;
        FileStore unforced = files.unforced();
        var temporaries = new LinkedHashMap<Path, Path>();
        try {
            for (var replacement : replacements.entrySet()) {
                Path temporary = TemporaryName.of(replacement.getKey());
                temporaries.put(temporary, replacement.getKey());
                unforced.delete(temporary); // of a run that was killed here
                replacement.getValue().make(temporary, unforced);
            }
            files.flush(temporaries.keySet());
            for (var made : temporaries.entrySet()) unforced.rename(made.getKey(), made.getValue());
            files.flush(temporaries.values());
        } catch (IOException failure) {
            for (Path temporary : temporaries.keySet()) deleteAfter(failure, temporary);
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
