package org.jcertbot.core.challenge;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jcertbot.core.concurrent.Shielded;
import org.jcertbot.core.plugin.Presentation;

/** What several authenticators present; all of it is removed together, the last first. */
final class Presentations implements AutoCloseable {
    private final Deque<Presentation> open = new ArrayDeque<>();

    void add(Presentation presentation) {
        open.push(presentation);
    }

    /** Removing challenges must not be cut short by the interrupt that ended the waiting. */
    @Override
    public void close() {
        try {
            Shielded.run(() -> {
                while (!open.isEmpty()) open.pop().close();
            });
        } catch (InterruptedException nobodyThrowsIt) {
            Thread.currentThread().interrupt();
        }
    }
}
