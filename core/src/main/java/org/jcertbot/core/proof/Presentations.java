package org.jcertbot.core.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jcertbot.core.concurrent.Shielded;
import org.jcertbot.core.plugin.Presentation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What several authenticators present; all of it is removed together, the last first. */
final class Presentations implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Presentations.class);

    private final Deque<Presentation> open = new ArrayDeque<>();

    void add(Presentation presentation) {
        open.push(presentation);
    }

    /** Removing challenges must not be cut short by the interrupt that ended the waiting. */
    @Override
    public void close() {
        try {
            Shielded.run(() -> {
                while (!open.isEmpty()) close(open.pop());
            });
        } catch (InterruptedException nobodyThrowsIt) {
            Thread.currentThread().interrupt();
        }
    }

    /** A plugin with a bug must not keep the others from removing theirs. */
    private static void close(Presentation presentation) {
        try {
            presentation.close();
        } catch (RuntimeException | LinkageError bug) {
            LOG.warn("Challenges could not be removed, because of a bug of a plugin: {}", bug, bug);
        }
    }
}
