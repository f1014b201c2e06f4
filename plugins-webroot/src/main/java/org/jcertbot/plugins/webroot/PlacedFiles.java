package org.jcertbot.plugins.webroot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;
import org.jcertbot.core.plugin.Presentation;
import org.jcertbot.core.proof.Challenge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was put into webroots; taking it away leaves everything that was there before. */
final class PlacedFiles implements Presentation {
    private static final Logger LOG = LoggerFactory.getLogger(PlacedFiles.class);

    private final FileStore files;

    /** The latest first, so that files go before their directories and directories before those above them. */
    private final Deque<Path> placed = new ArrayDeque<>();

    PlacedFiles(FileStore files) {
        this.files = files;
    }

    /** Makes the challenge directory of a webroot, level by level, for the user that the webroot belongs to. */
    void directory(Path webroot) throws PluginException {
        Path directory = Webroots.existing(webroot);
        for (String level : Challenge.HTTP_DIRECTORY.split("/", -1)) {
            directory = directory.resolve(level);
            if (Files.isDirectory(directory)) continue;
            try {
                files.createDirectory(directory, FileMode.PUBLIC_DIRECTORY);
            } catch (IOException e) {
                throw failure("Couldn't create the directory " + directory + ".", e);
            }
            placed.push(directory);
            giveTo(webroot, directory);
        }
    }

    void file(Path webroot, Challenge challenge) throws PluginException {
        Path file = webroot.resolve(Challenge.HTTP_DIRECTORY).resolve(challenge.token());
        try {
            files.create(file, challenge.keyAuthorization().getBytes(StandardCharsets.US_ASCII), FileMode.PUBLIC);
        } catch (IOException e) {
            throw failure("Couldn't write the challenge file " + file + ".", e);
        }
        placed.push(file);
        LOG.debug("{} is to be found at {}", file, challenge.httpUrl());
    }

    @Override
    public synchronized void close() {
        while (!placed.isEmpty()) {
            Path path = placed.pop();
            try {
                files.delete(path);
            } catch (DirectoryNotEmptyException e) {
                LOG.info("{} stays, because something else has been put into it.", path);
            } catch (IOException e) {
                LOG.warn("{} could not be removed and stays there: {}", path, e.toString());
            }
        }
    }

    private void giveTo(Path webroot, Path directory) {
        try {
            int user = (Integer) Files.getAttribute(webroot, "unix:uid");
            int group = (Integer) Files.getAttribute(webroot, "unix:gid");
            files.setOwner(directory, user, group);
        } catch (IOException e) {
            LOG.warn("{} keeps our user as its owner, which the web server may not like: {}", directory, e.toString());
        }
    }

    private static PluginException failure(String what, IOException e) {
        return e instanceof FileAlreadyExistsException
                ? new PluginException(what, "There is something of that name already.", "Remove it and try again.", e)
                : new PluginException(what, e.toString(), "Check that this user may write there.", e);
    }
}
