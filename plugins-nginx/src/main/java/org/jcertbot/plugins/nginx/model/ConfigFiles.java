package org.jcertbot.plugins.nginx.model;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.webserver.Glob;
import org.jcertbot.core.webserver.PathOrder;
import org.jcertbot.core.webserver.SourceFiles;
import org.jcertbot.plugins.nginx.syntax.Directive;
import org.jcertbot.plugins.nginx.syntax.Document;
import org.jcertbot.plugins.nginx.syntax.FileNames;
import org.jcertbot.plugins.nginx.syntax.SyntaxException;

/** The files of a configuration of nginx, and which of them an {@code include} stands for. */
final class ConfigFiles {
    private final Path main;
    private final SourceFiles<ConfigFile> sources;

    /** @param main the absolute path of the main file, usually {@code nginx.conf} */
    ConfigFiles(Path main) {
        this(main, new SourceFiles<>("nginx", PathOrder.WHOLE_PATH, ConfigFiles::parse));
    }

    private ConfigFiles(Path main, SourceFiles<ConfigFile> sources) {
        this.main = main;
        this.sources = sources;
    }

    /** The same files, of which some have changed on the disk. */
    ConfigFiles without(Collection<Path> changed) {
        return new ConfigFiles(main, sources.without(changed));
    }

    /** The same files, of which some have another text than on the disk, or are not there yet. */
    ConfigFiles with(Map<Path, String> texts) {
        return new ConfigFiles(main, sources.with(texts));
    }

    Path mainPath() {
        return main;
    }

    ConfigFile main() throws PluginException {
        return sources.file(main);
    }

    /** Those that were needed so far. */
    List<ConfigFile> read() {
        return sources.read();
    }

    /** True for a path that leads to one of them. */
    boolean haveRead(Path path) {
        return sources.haveRead(path);
    }

    /** The files that an {@code include} stands for, in nginx's order. */
    List<ConfigFile> included(Directive include) throws PluginException {
        var files = new ArrayList<ConfigFile>();
        for (Path path : paths(include)) files.add(sources.file(path));
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
            return Glob.isWild(path.toString()) ? sources.matching(path) : List.of(path);
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

    private static ConfigFile parse(Path path, String text) throws PluginException {
        try {
            return new ConfigFile(path, Document.parse(text));
        } catch (SyntaxException broken) {
            throw new PluginException(
                    path + ", " + broken.position() + ": " + broken.getMessage() + ".",
                    "This is not what nginx takes as a configuration file.",
                    "Correct the file; nothing was changed.",
                    broken);
        }
    }
}
