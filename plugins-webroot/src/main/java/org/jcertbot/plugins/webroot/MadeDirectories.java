package org.jcertbot.plugins.webroot;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directories that were not there before; those that were are never removed. */
final class MadeDirectories {
    private static final Logger LOG = LoggerFactory.getLogger(MadeDirectories.class);

    private final FileStore files;

    /** The latest first, so that a directory goes before the one above it. */
    private final Deque<Path> made = new ArrayDeque<>();

    MadeDirectories(FileStore files) {
        this.files = files;
    }

    /** Makes the challenge directory of a webroot, level by level, for the user that the webroot belongs to. */
    void make(Path webroot) throws PluginException {
        Path directory = Webroots.existing(webroot);
        for (String level : Challenge.HTTP_DIRECTORY.split("/", -1)) {
            directory = directory.resolve(level);
            if (Files.isDirectory(directory)) continue;
            create(directory);
            giveTo(webroot, directory);
        }
    }

    private void create(Path directory) throws PluginException {
        // Noted first: a failure may come when the directory is there.
        if (!Files.exists(directory, NOFOLLOW_LINKS)) made.push(directory);
        try {
            files.createDirectory(directory, FileMode.PUBLIC_DIRECTORY);
        } catch (IOException e) {
            if (e instanceof FileAlreadyExistsException) made.remove(directory);
            throw new PluginException(
                    "Couldn't create the directory " + directory + ".",
                    FileFailure.reason(e),
                    "Check that this user may write there.",
                    e);
        }
    }

    /** Removes what is empty and forgets the rest. */
    void remove() {
        while (!made.isEmpty()) {
            Path directory = made.pop();
            try {
                files.delete(directory);
            } catch (DirectoryNotEmptyException e) {
                LOG.info("{} stays, because something else has been put into it.", directory);
            } catch (IOException e) {
                LOG.warn("{} could not be removed and stays there: {}", directory, FileFailure.reason(e));
            }
        }
    }

    /** Links are not followed: who owns the webroot could put one in the place of the directory. */
    private static void giveTo(Path webroot, Path directory) {
        try {
            for (String owner : List.of("unix:gid", "unix:uid")) {
                Object wanted = Files.getAttribute(webroot, owner);
                if (wanted.equals(Files.getAttribute(directory, owner, NOFOLLOW_LINKS))) continue;
                Files.setAttribute(directory, owner, wanted, NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            LOG.warn(
                    "{} keeps our user as its owner, which the web server may not like: {}",
                    directory,
                    FileFailure.reason(e));
        }
    }
}
