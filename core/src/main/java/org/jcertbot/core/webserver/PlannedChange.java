package org.jcertbot.core.webserver;

import java.util.List;
import org.jcertbot.core.checkpoint.ChangeSet;
import org.jcertbot.core.checkpoint.FileChange;
import org.jcertbot.core.error.CertbotException;

/**
 * Changes to the files of a server that have been worked out and are not on the disk yet.
 *
 * @param files one for each file that changes or is new
 * @param notes what a checkpoint's list of changes is to say
 */
public record PlannedChange(List<FileChange> files, List<String> notes) implements ServerConfiguration.Edits {
    public PlannedChange {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }

    @Override
    public void make(ChangeSet changes) throws CertbotException {
        changes.apply(files);
        if (!notes.isEmpty()) changes.note(String.join("\n", notes));
    }
}
