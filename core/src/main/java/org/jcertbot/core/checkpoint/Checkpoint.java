package org.jcertbot.core.checkpoint;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.DirectoryTree;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.process.CommandRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory that says how to take back a set of changes. Taking back can be interrupted, and
 * then begun again: every step may be done twice.
 */
final class Checkpoint {
    static final String COMMANDS = "COMMANDS";
    static final String FILEPATHS = "FILEPATHS";
    static final String NEW_FILES = "NEW_FILES";
    static final String NOTES = "CHANGES_SINCE";

    /** Ours alone: {@link WrittenFiles}. */
    static final String WRITTEN = "WRITTEN";

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);

    private final Path directory;
    private final FileStore files;
    private final CommandRunner commands;
    private final KeptVersions keptVersions;

    Checkpoint(Path directory, FileStore files, CommandRunner commands, KeptVersions keptVersions) {
        this.directory = directory;
        this.files = files;
        this.commands = commands;
        this.keptVersions = keptVersions;
    }

    /** The same, after its directory has moved. */
    Checkpoint at(Path other) {
        return new Checkpoint(other, files, commands, keptVersions);
    }

    /** Takes the changes back and deletes the directory; does nothing when that has been done. */
    void revert() throws StorageException, InterruptedException {
        if (!Files.isDirectory(directory)) return;
        try {
            LOG.info("Rolling back {}: {}", directory, read(NOTES).strip());
            Map<Path, Path> copies = settled();
            runCommands();
            restore(copies);
            deleteNewFiles();
            // What tells what to do goes first: a rest of the copies must not look like a checkpoint.
            for (String list : List.of(COMMANDS, NEW_FILES, FILEPATHS)) files.delete(directory.resolve(list));
            DirectoryTree.delete(directory, files.unforced());
            files.flush(List.of(directory));
        } catch (IOException failure) {
            throw new StorageException(
                    "The changes that " + directory + " describes could not be taken back completely.",
                    FileFailure.reason(failure),
                    "Correct that, then run the same command again; or copy the files back by hand and delete that"
                            + " directory.",
                    failure);
        }
    }

    private void runCommands() throws IOException, InterruptedException {
        var rows = new ArrayList<>(CommandRows.parse(read(COMMANDS)));
        Collections.reverse(rows);
        for (List<String> command : rows) run(command);
    }

    /** One that fails does not keep the files from being restored. */
    private void run(List<String> command) throws InterruptedException {
        try {
            CommandResult result = commands.run(command, Map.of());
            if (result.exitCode() == 0) return;
            LOG.error(
                    "The undo command {} ended with {}: {}",
                    String.join(" ", command),
                    result.exitCode(),
                    result.standardError().strip());
        } catch (IOException notStarted) {
            LOG.error("The undo command {} could not be started: {}", command.get(0), notStarted.getMessage());
        }
    }

    /** The copies that are to be restored, and which file each is of. */
    private Map<Path, Path> settled() throws IOException {
        var settlement = new Settlement(WrittenFiles.parse(read(WRITTEN)), keptVersions, files);
        var copies = new LinkedHashMap<Path, Path>();
        List<String> paths = lines(FILEPATHS);
        for (int i = 0; i < paths.size(); i++) {
            Path file = Path.of(paths.get(i));
            Path copy = copy(i, file);
            if (settlement.prepareToRestore(file, copy)) copies.put(copy, file);
        }
        for (String line : lines(NEW_FILES)) settlement.prepareToDelete(Path.of(line));
        settlement.run();
        return copies;
    }

    private void restore(Map<Path, Path> copies) throws IOException {
        var restoration = new FileRestoration(files);
        for (var copy : copies.entrySet()) restoration.add(copy.getKey(), copy.getValue());
        restoration.run();
    }

    /** Where the copy of the file in a line of the list is; the first line is 0. */
    private Path copy(int line, Path original) {
        return directory.resolve(copyName(line, original));
    }

    static String copyName(int line, Path original) {
        return original.getFileName() + "_" + line;
    }

    /** The files that it would restore or delete. */
    Set<Path> touched() throws IOException {
        var touched = new HashSet<Path>();
        for (String list : List.of(FILEPATHS, NEW_FILES)) for (String line : lines(list)) touched.add(Path.of(line));
        return touched;
    }

    private void deleteNewFiles() throws IOException {
        FileStore unforced = files.unforced();
        var deleted = new ArrayList<Path>();
        for (String line : lines(NEW_FILES)) {
            Path file = Path.of(line);
            if (!Files.exists(file, NOFOLLOW_LINKS)) {
                LOG.warn("{} was to be deleted, but is not there.", file);
                continue;
            }
            unforced.delete(file);
            deleted.add(file);
        }
        files.flush(deleted);
    }

    private List<String> lines(String name) throws IOException {
        return read(name).lines().toList();
    }

    /** Empty when there is no such file: all of them are optional. */
    private String read(String name) throws IOException {
        Path file = directory.resolve(name);
        return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
    }
}
