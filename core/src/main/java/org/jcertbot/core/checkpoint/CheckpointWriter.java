package org.jcertbot.core.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;

/**
 * Writes a checkpoint. What a method has recorded is on the disk when it returns, and nothing is recorded by halves: the
 * copies are complete before the list names them, and a list is replaced as a whole.
 */
final class CheckpointWriter {
    private final Path directory;
    private final FileStore files;
    private final Map<Path, Path> copies = new LinkedHashMap<>();
    private final Set<Path> created = new LinkedHashSet<>();
    private final List<List<String>> commands = new ArrayList<>();
    private final WrittenFiles written = new WrittenFiles();
    private final StringBuilder notes = new StringBuilder();

    /** Writes to an empty directory. */
    CheckpointWriter(Path directory, FileStore files) {
        this.directory = directory;
        this.files = files;
    }

    /**
     * Records what is about to be written to files. To be called before anything is said of these files: who takes the
     * changes back must never find them without it.
     */
    void willWrite(Map<Path, Replacement> replaced, Map<Path, FileChange> created) throws IOException {
        if (replaced.isEmpty() && created.isEmpty()) return;
        replaced.forEach((file, change) -> written.add(file, change.after(), change.reversal()));
        created.forEach((file, change) -> {
            if (change instanceof Creation creation) written.add(file, creation.content(), Reversal.NONE);
        });
        files.replace(directory.resolve(Checkpoint.WRITTEN), written.text().getBytes(UTF_8), FileMode.SECRET);
    }

    /** Saves files that are about to be changed, those not saved before; their paths must be real. */
    void save(Collection<Path> originals) throws IOException {
        var added = new LinkedHashMap<Path, Path>();
        for (Path original : originals) {
            if (copies.containsKey(original) || created.contains(original)) continue;
            int line = copies.size() + added.size();
            added.put(original, directory.resolve(Checkpoint.copyName(line, original)));
        }
        if (added.isEmpty()) return;
        FileStore unforced = files.unforced();
        for (var file : added.entrySet()) {
            Path copy = file.getValue();
            unforced.create(copy, Files.readAllBytes(file.getKey()), FileMode.SECRET);
            unforced.copyAccess(file.getKey(), copy);
            unforced.setModified(copy, Files.getLastModifiedTime(file.getKey()));
        }
        files.flush(added.values());
        copies.putAll(added);
        write(Checkpoint.FILEPATHS, lines(copies.keySet()));
    }

    /** Records files and links that are about to be made. */
    void willCreate(Collection<Path> paths) throws IOException {
        if (created.addAll(paths)) write(Checkpoint.NEW_FILES, lines(created));
    }

    /** Forgets one: it is somebody else's. */
    void didNotCreate(Path path) throws IOException {
        if (created.remove(path)) write(Checkpoint.NEW_FILES, lines(created));
    }

    void willRun(List<String> command) throws IOException {
        commands.add(List.copyOf(command));
        write(Checkpoint.COMMANDS, CommandRows.format(commands));
    }

    void note(String text) throws IOException {
        notes.append(text.endsWith("\n") ? text : text + "\n");
        write(Checkpoint.NOTES, notes.toString());
    }

    void finish(String title) throws IOException {
        String text = notes.isEmpty() ? "No changes\n" : notes.toString();
        write(Checkpoint.NOTES, "-- " + title + " --\n" + text);
    }

    /** True when there would be nothing to take back. */
    boolean isEmpty() {
        return copies.isEmpty() && created.isEmpty() && commands.isEmpty();
    }

    private void write(String name, String text) throws IOException {
        files.replace(directory.resolve(name), text.getBytes(UTF_8), FileMode.PUBLIC);
    }

    private static String lines(Collection<Path> paths) {
        var text = new StringBuilder();
        for (Path path : paths) text.append(path).append('\n');
        return text.toString();
    }
}
