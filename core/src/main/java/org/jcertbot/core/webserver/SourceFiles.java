package org.jcertbot.core.webserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.file.FileFailure;

/**
 * The files of a server's configuration, each read and understood once, whatever links lead to it. Some may have another
 * text than on the disk, or be on no disk yet.
 *
 * @param <F> what a file is understood as
 */
public final class SourceFiles<F> {
    /** Understands the text of a file, in which each character stands for one byte. */
    @FunctionalInterface
    public interface Reader<F> {
        F read(Path path, String text) throws PluginException;
    }

    private final String server;
    private final PathOrder order;
    private final Reader<F> reader;
    private final FirstNames names;
    private final Map<Path, F> known;
    private final Map<Path, F> read = new LinkedHashMap<>();
    private final Map<Path, String> unwritten;

    /**
     * Nothing is read yet.
     *
     * @param server its name, for messages
     */
    public SourceFiles(String server, PathOrder order, Reader<F> reader) {
        this(server, order, reader, new FirstNames(), Map.of(), Map.of());
    }

    private SourceFiles(
            String server,
            PathOrder order,
            Reader<F> reader,
            FirstNames names,
            Map<Path, F> known,
            Map<Path, String> unwritten) {
        this.server = server;
        this.order = order;
        this.reader = reader;
        this.names = names;
        this.known = known;
        this.unwritten = unwritten;
    }

    /** The same files, of which some have changed on the disk. */
    public SourceFiles<F> without(Collection<Path> changed) {
        Set<Path> gone = names.of(changed);
        var kept = new HashMap<>(read);
        kept.keySet().removeAll(gone);
        var stillUnwritten = new HashMap<>(unwritten);
        stillUnwritten.keySet().removeAll(gone);
        return new SourceFiles<>(server, order, reader, names, kept, stillUnwritten);
    }

    /** The same files, of which some have another text than on the disk, or are not there yet. */
    public SourceFiles<F> with(Map<Path, String> texts) {
        var kept = new HashMap<>(read);
        kept.keySet().removeAll(names.of(texts.keySet()));
        var allUnwritten = new HashMap<>(unwritten);
        texts.forEach((path, text) -> allUnwritten.put(names.of(path), text));
        return new SourceFiles<>(server, order, reader, names, kept, allUnwritten);
    }

    /** Those that were needed so far, in the order in which they were. */
    public List<F> read() {
        return List.copyOf(read.values());
    }

    /** True for a path that leads to one of them. */
    public boolean haveRead(Path path) {
        return read.containsKey(names.of(path));
    }

    /** True when there is such a file, or will be. */
    public boolean exist(Path path) {
        return unwritten.containsKey(names.of(path)) || Files.exists(path);
    }

    /**
     * A file, known by the path by which it is asked for first.
     *
     * @throws PluginException when it cannot be read or understood
     */
    public F file(Path named) throws PluginException {
        Path path = names.of(named);
        F file = read.get(path);
        if (file != null) return file;
        F before = known.get(path);
        file = before == null ? reader.read(path, text(path)) : before;
        read.put(path, file);
        return file;
    }

    private String text(Path path) throws PluginException {
        String text = unwritten.get(path);
        if (text != null) return text;
        try {
            return Files.readString(path, StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new PluginException(
                    "The " + server + " configuration file " + path + " cannot be read.",
                    FileFailure.reason(failure),
                    "Check that it is there and who may read it, or run as root.",
                    failure);
        }
    }

    /** The files that an absolute pattern stands for. */
    public List<Path> matching(Path pattern) throws IOException {
        var all = new TreeSet<Path>(order);
        all.addAll(Glob.expand(pattern));
        for (Path path : unwritten.keySet()) if (Glob.matches(pattern, path)) all.add(path);
        return List.copyOf(all);
    }

    /** True for a directory, and for one that there will be. */
    public boolean isDirectory(Path path) {
        return Files.isDirectory(path)
                || unwritten.keySet().stream().anyMatch(file -> file.startsWith(path) && !file.equals(path));
    }

    /** What is in a directory, or will be. */
    public List<Path> entries(Path directory) throws IOException {
        var all = new TreeSet<Path>(order);
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(directory)) {
                found.forEach(all::add);
            }
        }
        for (Path file : unwritten.keySet()) {
            if (file.startsWith(directory))
                all.add(directory.resolve(directory.relativize(file).getName(0)));
        }
        return List.copyOf(all);
    }
}
