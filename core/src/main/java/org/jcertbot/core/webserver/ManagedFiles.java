package org.jcertbot.core.webserver;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.file.JointReplacement;
import org.jcertbot.core.text.ByteText;

/**
 * Files that come with the program and that a server's configuration includes. They are kept up to date as long as
 * nobody edits them; of an edited one the new version is put beside it, and the user is told once for each version. A
 * note in a hidden file says which version was installed, or told of, last.
 */
public final class ManagedFiles {
    private final Path directory;
    private final FileStore files;
    private final Console console;

    /** @param directory where they are: the configuration directory */
    public ManagedFiles(Path directory, FileStore files, Console console) {
        this.directory = directory;
        this.files = files;
        this.console = console;
    }

    /** Installs a file, or brings it up to date, and returns it. */
    public Path install(ShippedFile shipped) throws StorageException {
        Path file = directory.resolve(shipped.name());
        try {
            install(file, shipped);
        } catch (IOException failure) {
            throw new StorageException(
                    "The file " + file + " cannot be installed or brought up to date.",
                    FileFailure.reason(failure),
                    "Check the permissions of " + directory + ", or run as root.",
                    failure);
        }
        return file;
    }

    private void install(Path file, ShippedFile shipped) throws IOException {
        byte[] content = ByteText.bytes(shipped.text());
        String current = TextHash.of(content);
        if (!Files.exists(file)) {
            files.create(file, content, FileMode.PUBLIC);
            installed(file, current);
            return;
        }
        String actual = TextHash.of(Files.readAllBytes(file));
        if (actual.equals(current) || shipped.equivalents().contains(actual)) return;
        if (shipped.formerVersions().contains(actual)) {
            new JointReplacement(files).replaceContents(Map.of(file.toRealPath(), content));
            installed(file, current);
        } else if (!noted(file).equals(current)) {
            offer(file, content);
            note(file, current);
        }
    }

    private void installed(Path file, String hash) throws IOException {
        note(file, hash);
        files.delete(newVersion(file));
    }

    /** Before the note: who is killed in between is told twice, not never. */
    private void offer(Path file, byte[] shipped) throws IOException {
        files.replace(newVersion(file), shipped, FileMode.PUBLIC);
        console.warn(file + " has been edited, so it is not brought up to date. The new version is " + newVersion(file)
                + "; for the security of your server, please take over what is new in it.");
    }

    private String noted(Path file) throws IOException {
        Path note = noteOf(file);
        return Files.exists(note) ? Files.readString(note).strip() : "";
    }

    private void note(Path file, String hash) throws IOException {
        files.replace(noteOf(file), hash.getBytes(US_ASCII), FileMode.PUBLIC);
    }

    /** The original's name for it. */
    private static Path noteOf(Path file) {
        String name = file.getFileName().toString().replace('.', '-');
        return file.resolveSibling(".updated-" + name + "-digest.txt");
    }

    private static Path newVersion(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }
}
