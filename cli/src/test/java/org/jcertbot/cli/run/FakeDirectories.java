package org.jcertbot.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.file.FileMode;

/** Makes the directories for real, whatever their mode, and remembers what it was asked for. */
final class FakeDirectories implements DirectoryAccess {
    final List<String> events = new ArrayList<>();
    private final Map<Path, String> broken = new HashMap<>();
    private final Path root;

    FakeDirectories(Path root) {
        this.root = root;
    }

    void breaks(Path directory, String why) {
        broken.put(directory, why);
    }

    @Override
    public void makeOrVerify(Path directory, FileMode mode, boolean strict) throws CertbotException {
        String why = broken.get(directory);
        if (why != null) throw new StorageException(why, "", "");
        events.add((strict ? "make strictly " : "make ") + root.relativize(directory) + " " + mode);
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public Lock lock(Path directory) {
        events.add("lock " + root.relativize(directory));
        return () -> events.add("unlock " + root.relativize(directory));
    }
}
