package org.jcertbot.core.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;

/**
 * Files of runs that were cut short which {@link Checkpoints#recover} has put back, and that the server which uses them
 * has not been told of. That outlasts the run that puts them back: the server may refuse its configuration just then, or
 * be another one than this run has to do with. Changes that a run takes back itself are not listed; it reloads the server
 * right after, and should that fail it says so.
 */
final class OwedReloads {
    private final Path list;
    private final FileStore files;

    /** @param list has one path in each line; not there when nothing is owed */
    OwedReloads(Path list, FileStore files) {
        this.list = list;
        this.files = files;
    }

    Set<Path> read() throws IOException {
        var owed = new LinkedHashSet<Path>();
        if (!Files.exists(list)) return owed;
        for (String line : Files.readAllLines(list, UTF_8)) owed.add(Path.of(line));
        return owed;
    }

    /** To be called before the files are put back: a reload too many does no harm. */
    void add(Collection<Path> putBack) throws IOException {
        Set<Path> owed = read();
        if (owed.addAll(putBack)) write(owed);
    }

    void remove(Collection<Path> loaded) throws IOException {
        Set<Path> owed = read();
        if (owed.removeAll(loaded)) write(owed);
    }

    private void write(Set<Path> owed) throws IOException {
        if (owed.isEmpty()) {
            files.delete(list);
            return;
        }
        var text = new StringBuilder();
        for (Path file : owed) text.append(file).append('\n');
        files.replace(list, text.toString().getBytes(UTF_8), FileMode.PUBLIC);
    }
}
