package org.jcertbot.core.webserver;

import org.jcertbot.core.checkpoint.ChangeSet;
import org.jcertbot.core.checkpoint.Checkpoints;
import org.jcertbot.core.checkpoint.SavedCheckpoint;
import org.jcertbot.core.concurrent.Shielded;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.plugin.ServerChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that configure a server. Changes are made all or not at all, and stay only when the server accepts them: when
 * a method throws, every file is as it was before. The running server is not told.
 */
public final class ServerConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ServerConfiguration.class);

    /** Makes changes. */
    @FunctionalInterface
    public interface Edits {
        void make(ChangeSet changes) throws CertbotException, InterruptedException;
    }

    private final Checkpoints checkpoints;
    private final ServerTest server;

    /** @param server asked about each change that stays */
    public ServerConfiguration(Checkpoints checkpoints, ServerTest server) {
        this.checkpoints = checkpoints;
        this.server = server;
    }

    /** Makes changes that stay, as one checkpoint with that title. */
    public ServerChange change(String title, Edits edits) throws CertbotException, InterruptedException {
        ChangeSet changes = checkpoints.permanent();
        makeOrRevert(changes, all -> {
            edits.make(all);
            server.test();
        });
        SavedCheckpoint saved = changes.finish(title);
        return saved::revert;
    }

    /**
     * Makes changes that must be undone before the run ends; should it be killed, the next run does that. They are not
     * tested: the reload that has to follow does that anyway, and who asks for it undoes them when it fails.
     */
    public ServerChange changeTemporarily(Edits edits) throws CertbotException, InterruptedException {
        ChangeSet changes = checkpoints.temporary();
        makeOrRevert(changes, edits);
        return changes::revert;
    }

    private static void makeOrRevert(ChangeSet changes, Edits edits) throws CertbotException, InterruptedException {
        try {
            edits.make(changes);
        } catch (CertbotException | InterruptedException | RuntimeException failure) {
            revertAfter(failure, changes);
            throw failure;
        }
    }

    /** What the server complains of is what the user gets to know last; that files are not restored comes before it. */
    private static void revertAfter(Exception failure, ChangeSet changes) {
        try {
            Shielded.toTheEnd(changes::revert);
        } catch (CertbotException notReverted) {
            LOG.error(notReverted.getMessage());
            failure.addSuppressed(notReverted);
        }
    }
}
