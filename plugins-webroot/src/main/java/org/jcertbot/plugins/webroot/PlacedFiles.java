package org.jcertbot.plugins.webroot;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.file.FileFailure;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.file.FileStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The challenge files of one presentation. */
final class PlacedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PlacedFiles.class);

    private final FileStore files;
    private final List<Path> placed = new ArrayList<>();

    PlacedFiles(FileStore files) {
        this.files = files;
    }

    /** Writes the answer to a challenge below a webroot; a file that is there already is not touched. */
    void place(Path webroot, Challenge challenge) throws PluginException {
        Path file = webroot.resolve(Challenge.HTTP_DIRECTORY).resolve(challenge.token());
        if (Files.exists(file, NOFOLLOW_LINKS)) throw taken(file, new FileAlreadyExistsException(file.toString()));
        placed.add(file); // first: a failure may come when the file is there
        try {
            files.create(file, challenge.keyAuthorization().getBytes(StandardCharsets.US_ASCII), FileMode.PUBLIC);
        } catch (FileAlreadyExistsException e) {
            placed.remove(file);
            throw taken(file, e);
        } catch (IOException e) {
            throw new PluginException(
                    unwritten(file), FileFailure.reason(e), "Check that this user may write there.", e);
        }
        LOG.debug("{} is to be found at {}", file, challenge.httpUrl());
    }

    void remove() {
        for (Path file : placed) {
            try {
                files.delete(file);
            } catch (IOException e) {
                LOG.warn("{} could not be removed and stays there: {}", file, FileFailure.reason(e));
            }
        }
        placed.clear();
    }

    private static PluginException taken(Path file, FileAlreadyExistsException e) {
        return new PluginException(
                unwritten(file), "There is a file of that name already.", "Remove it and try again.", e);
    }

    private static String unwritten(Path file) {
        return "Couldn't write the challenge file " + file + ".";
    }
}
