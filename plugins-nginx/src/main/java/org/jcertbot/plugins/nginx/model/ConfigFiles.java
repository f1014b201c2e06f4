package org.jcertbot.plugins.nginx.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.plugins.nginx.syntax.Directive;
import org.jcertbot.plugins.nginx.syntax.Document;
import org.jcertbot.plugins.nginx.syntax.SyntaxException;

/** The files of a configuration, each read and parsed once. */
final class ConfigFiles {
    private final Path main;
    private final Map<Path, ConfigFile> known;
    private final Map<Path, String> unwritten;

    /** @param main the absolute path of the main file, usually {@code nginx.conf} */
    ConfigFiles(Path main) {
        this(main, new LinkedHashMap<>(), Map.of());
    }

    private ConfigFiles(Path main, Map<Path, ConfigFile> known, Map<Path, String> unwritten) {
        this.main = main;
        this.known = known;
        this.unwritten = unwritten;
    }

    /** The same files, of which some have changed on the disk. */
    ConfigFiles without(Collection<Path> changed) {
        var kept = new LinkedHashMap<>(known);
        kept.keySet().removeAll(changed);
        var stillUnwritten = new LinkedHashMap<>(unwritten);
        stillUnwritten.keySet().removeAll(changed);
        return new ConfigFiles(main, kept, stillUnwritten);
    }

    /** The same files, of which some have another text than on the disk, or are not there yet. */
    ConfigFiles with(Map<Path, String> texts) {
        var kept = new LinkedHashMap<>(known);
        kept.keySet().removeAll(texts.keySet());
        var allUnwritten = new LinkedHashMap<>(unwritten);
        allUnwritten.putAll(texts);
        return new ConfigFiles(main, kept, allUnwritten);
    }

    Path mainPath() {
        return main;
    }

    ConfigFile main() throws PluginException {
        return file(main);
    }

    /** Those that were needed so far. */
    List<ConfigFile> read() {
        return List.copyOf(known.values());
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

    private Path resolved(Directive include) {
        return main.resolveSibling(include.word(1)).normalize();
    }

    /** Relative paths start at the directory of the main file, wherever they are written. */
    private List<Path> paths(Directive include) throws PluginException {
        if (include.size() != 2) return List.of();
        Path path = resolved(include);
        if (!Glob.isWild(path.toString())) return List.of(path);
        try {
            return withUnwritten(Glob.expand(path), path);
        } catch (IOException failure) {
            throw unreadable(path, failure);
        }
    }

    private List<Path> withUnwritten(List<Path> found, Path pattern) {
        var all = new TreeMap<String, Path>();
        for (Path path : unwritten.keySet()) if (Glob.matches(pattern, path)) all.put(path.toString(), path);
        if (all.isEmpty()) return found;
        for (Path path : found) all.put(path.toString(), path);
        return List.copyOf(all.values());
    }

    private ConfigFile file(Path path) throws PluginException {
        ConfigFile before = known.get(path);
        if (before != null) return before;
        var file = new ConfigFile(path, parse(path));
        known.put(path, file);
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
