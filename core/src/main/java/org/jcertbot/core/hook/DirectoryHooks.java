package org.jcertbot.core.hook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jcertbot.core.file.DirectoryListing;
import org.jcertbot.core.file.FileFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The programs in {@code renewal-hooks}: they run for every certificate. */
final class DirectoryHooks {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryHooks.class);
    private static final Pattern NEEDS_NO_QUOTES = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private final Path directory;

    /** @param configDirectory the directory that holds {@code renewal-hooks} */
    DirectoryHooks(Path configDirectory) {
        this.directory = configDirectory.resolve("renewal-hooks");
    }

    /** The commands of one kind ({@code pre}, {@code deploy}, {@code post}), sorted by path. */
    List<String> commands(String kind) {
        Path hooks = directory.resolve(kind);
        if (!Files.isDirectory(hooks)) return List.of();
        try {
            return DirectoryListing.of(hooks).stream()
                    .filter(DirectoryHooks::isHook)
                    .map(Path::toString)
                    .sorted()
                    .map(DirectoryHooks::quoted)
                    .toList();
        } catch (IOException e) {
            LOG.warn(
                    "The hooks in {} do not run, because the directory cannot be read: {}",
                    hooks,
                    FileFailure.reason(e));
            return List.of();
        }
    }

    /** Editors leave copies that end in a tilde. */
    private static boolean isHook(Path file) {
        return !file.toString().endsWith("~") && Files.isRegularFile(file) && Files.isExecutable(file);
    }

    private static String quoted(String path) {
        return NEEDS_NO_QUOTES.matcher(path).matches() ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
