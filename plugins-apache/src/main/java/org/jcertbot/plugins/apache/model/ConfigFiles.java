package org.jcertbot.plugins.apache.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.webserver.Glob;
import org.jcertbot.core.webserver.PathOrder;
import org.jcertbot.core.webserver.SourceFiles;
import org.jcertbot.plugins.apache.syntax.Document;
import org.jcertbot.plugins.apache.syntax.SyntaxException;

/** The files of a configuration of Apache, and which of them an {@code Include} stands for. */
final class ConfigFiles {
    private final SourceFiles<ConfigFile> sources;

    ConfigFiles() {
        this(new SourceFiles<>("Apache", PathOrder.LEVEL_BY_LEVEL, ConfigFiles::parse));
    }

    private ConfigFiles(SourceFiles<ConfigFile> sources) {
        this.sources = sources;
    }

    /** The same files, of which some have another text than on the disk, or are not there yet. */
    ConfigFiles with(Map<Path, String> texts) {
        return new ConfigFiles(sources.with(texts));
    }

    /** Those that were needed so far. */
    List<ConfigFile> read() {
        return sources.read();
    }

    /** True when there is something of that name, or will be. */
    boolean exist(Path path) {
        return sources.exist(path) || sources.isDirectory(path);
    }

    ConfigFile file(Path path) throws PluginException {
        return sources.file(path);
    }

    /**
     * What an {@code Include} or {@code IncludeOptional} stands for, in Apache's order: a file, all files in a directory
     * and those below it, or what matches a pattern. What is not there is left out: where that is an error, Apache has
     * said so when it tested its configuration.
     *
     * @param path absolute
     */
    List<ConfigFile> included(Path path) throws PluginException {
        var files = new ArrayList<ConfigFile>();
        try {
            List<Path> found = Glob.isWild(path.toString()) ? sources.matching(path) : List.of(path);
            for (Path one : found) if (isReached(one, path)) add(one, files);
        } catch (IOException unreadable) {
            throw new PluginException(
                    "The files that \"Include " + path + "\" stands for cannot be found.",
                    FileFailure.reason(unreadable),
                    "Check the names in the Apache configuration, or run as root.",
                    unreadable);
        }
        return files;
    }

    /** Apache looks for a pattern in directories only, not behind links to some; a link that is named is followed. */
    private static boolean isReached(Path path, Path pattern) {
        for (int i = 1; i < pattern.getNameCount(); i++) {
            boolean wild = Glob.isWild(pattern.getName(i - 1).toString());
            if (wild && Files.isSymbolicLink(path.getRoot().resolve(path.subpath(0, i)))) return false;
        }
        return true;
    }

    private void add(Path path, List<ConfigFile> files) throws IOException, PluginException {
        if (sources.isDirectory(path)) {
            for (Path entry : sources.entries(path)) add(entry, files);
        } else if (sources.exist(path)) {
            files.add(sources.file(path));
        }
    }

    /** The path that an argument names, where relative ones start at the server root. */
    static Path resolved(String written, Path serverRoot) throws InvalidPathException {
        return serverRoot.resolve(written).normalize();
    }

    private static ConfigFile parse(Path path, String text) throws PluginException {
        try {
            return new ConfigFile(path, Document.parse(text));
        } catch (SyntaxException broken) {
            throw new PluginException(
                    path + ", line " + broken.line() + ": " + broken.getMessage() + ".",
                    "This is not what Apache takes as a configuration file.",
                    "Correct the file; nothing was changed.",
                    broken);
        }
    }
}
