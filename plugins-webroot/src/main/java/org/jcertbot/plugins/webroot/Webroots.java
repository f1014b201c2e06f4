package org.jcertbot.plugins.webroot;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jcertbot.core.error.PluginException;

/** Checks what is given as the directory of a web server. */
final class Webroots {
    private Webroots() {}

    /** Reads a directory that a user named; it must exist. */
    static Path parse(String text) throws PluginException {
        try {
            return existing(Path.of(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw new PluginException(
                    "\"" + text + "\" is not a path.",
                    e.getReason() + ".",
                    "Give the directory that the web server serves with --webroot-path/-w.");
        }
    }

    static Path existing(Path webroot) throws PluginException {
        if (Files.isDirectory(webroot)) return webroot;
        throw new PluginException(
                webroot + " does not exist or is not a directory.",
                "",
                "Give the directory that the web server serves with --webroot-path/-w.");
    }
}
