package org.jcertbot.plugins.nginx.model;

import org.jcertbot.core.webserver.Glob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.plugins.nginx.syntax.Directive;
import org.jcertbot.plugins.nginx.syntax.Document;
import org.jcertbot.plugins.nginx.syntax.FileNames;
import org.jcertbot.plugins.nginx.syntax.SyntaxException;

/** The files of a configuration, each read and parsed once, whatever links lead to it. */
final class ConfigFiles {
    private final Path main;
    private final FirstNames names;
    private final Map<Path, ConfigFile> known;
    private final Map<Path, ConfigFile> read = new LinkedHashMap<>();
    private final Map<Path, String> unwritten;

    /** @param main the absolute path of the main file, usually {@code nginx.conf} */
    ConfigFiles(Path main) {
        this(main, new FirstNames(), Map.of(), Map.of());
    }

    private ConfigFiles(Path main, FirstNames names, Map<Path, ConfigFile> known, Map<Path, String> unwritten) {
        this.main = main;
        this.names = names;
        this.known = known;
        this.unwritten = unwritten;
    }

    /** The same files, of which some have changed on the disk. */
    ConfigFiles without(Collection<Path> changed) {
        Set<Path> gone = names.of(changed);
        var kept = new HashMap<>(read);
        kept.keySet().removeAll(gone);
        var stillUnwritten = new HashMap<>(unwritten);
        stillUnwritten.keySet().removeAll(gone);
        return new ConfigFiles(main, names, kept, stillUnwritten);
    }

    /** The same files, of which some have another text than on the disk, or are not there yet. */
    ConfigFiles with(Map<Path, String> texts) {
        var kept = new HashMap<>(read);
        kept.keySet().removeAll(names.of(texts.keySet()));
        var allUnwritten = new HashMap<>(unwritten);
        texts.forEach((path, text) -> allUnwritten.put(names.of(path), text));
        return new ConfigFiles(main, names, kept, allUnwritten);
    }

    Path mainPath() {
        return main;
    }

    ConfigFile main() throws PluginException {
        return file(main);
    }

    /** Those that were needed so far. */
    List<ConfigFile> read() {
        return List.copyOf(read.values());
    }

    /** True for a path that leads to one of them. */
    boolean haveRead(Path path) {
        return read.containsKey(names.of(path));
    }

    /** The files that an {@code include} stands for, in nginx's order. */
    List<ConfigFile> included(Directive include) throws PluginException {
        var files = new ArrayList<ConfigFile>();
        for (Path path : paths(include)) files.add(file(path));
        return files;
    }

    /** The absolute pattern of an {@code include}; empty when it names one file. */
    Optional<Path> pattern(Directive include) {
        if (include.size() != 2) return Optional.empty();
        Path path = resolved(include);
        return Glob.isWild(path.toString()) ? Optional.of(path) : Optional.empty();
    }

    /** Relative paths start at the directory of the main file, wherever they are written. */
    private Path resolved(Directive include) {
        return FileNames.resolve(main.resolveSibling(""), include.word(1)).normalize();
    }

    private List<Path> paths(Directive include) throws PluginException {
        if (include.size() != 2) return List.of();
        try {
            Path path = resolved(include);
            return Glob.isWild(path.toString()) ? withUnwritten(Glob.expand(path), path) : List.of(path);
        } catch (IOException unreadable) {
            throw notFound(include, FileFailure.reason(unreadable), unreadable);
        } catch (InvalidPathException noFileName) {
            throw notFound(include, noFileName.getReason() + ".", noFileName);
        }
    }

    private static PluginException notFound(Directive include, String why, Exception cause) {
        return new PluginException(
                "The files that \"" + Utf8.decoded(include.text()) + "\" stands for cannot be found.",
                why,
                "Check the names in the nginx configuration, or run as root.",
                cause);
    }

    private List<Path> withUnwritten(List<Path> found, Path pattern) {
        var all = new TreeSet<Path>();
        for (Path path : unwritten.keySet()) if (Glob.matches(pattern, path)) all.add(path);
        if (all.isEmpty()) return found;
        all.addAll(found);
        return List.copyOf(all);
    }

    private ConfigFile file(Path named) throws PluginException {
        Path path = names.of(named);
        ConfigFile file = read.get(path);
        if (file != null) return file;
        ConfigFile before = known.get(path);
        file = before == null ? new ConfigFile(path, parse(path)) : before;
        read.put(path, file);
        return file;
    }

    private Document parse(Path path) throws PluginException {
        try {
            String text = unwritten.get(path);
            return Document.parse(text != null ? text : Files.readString(path, StandardCharsets.ISO_8859_1));
        } catch (IOException failure) {
            throw unreadable(path, failure);
        } catch (SyntaxException broken) {
            throw new PluginException(
                    path + ", " + broken.position() + ": " + broken.getMessage() + ".",
                    "This is not what nginx takes as a configuration file.",
                    "Correct the file; nothing was changed.",
                    broken);
        }
    }

    private static PluginException unreadable(Path path, IOException failure) {
        return new PluginException(
                "The nginx configuration file " + path + " cannot be read.",
                FileFailure.reason(failure),
                "Check that it is there and who may read it, or run as root.",
                failure);
    }
}
