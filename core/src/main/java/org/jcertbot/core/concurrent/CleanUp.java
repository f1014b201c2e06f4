package org.jcertbot.core.concurrent;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jcertbot.core.error.CertbotException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects how to take back what has been made, and does so once, the latest first, whatever interrupts it. Confined to
 * one thread at a time.
 */
public final class CleanUp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CleanUp.class);

    /** Takes one thing back. It reports its failures itself; when it is interrupted it is begun again. */
    @FunctionalInterface
    public interface Step {
        void run() throws InterruptedException;
    }

    /** Makes things and adds a step for each of them, before it makes it where a failure may come when it is there. */
    @FunctionalInterface
    public interface Making {
        void run(CleanUp made) throws CertbotException, InterruptedException;
    }

    private final Deque<Step> steps = new ArrayDeque<>();

    /** What takes back all that was made; when the making fails it is done at once. */
    public static CleanUp of(Making making) throws CertbotException, InterruptedException {
        var made = new CleanUp();
        boolean complete = false;
        try {
            making.run(made);
            complete = true;
            return made;
        } finally {
            if (!complete) made.close();
        }
    }

    public void add(Step step) {
        steps.push(step);
    }

    @Override
    public void close() {
        while (!steps.isEmpty()) run(steps.pop());
    }

    /** A bug of one must not keep the others from being taken back. */
    private static void run(Step step) {
        try {
            Shielded.toTheEnd(step::run);
        } catch (RuntimeException | LinkageError bug) {
            LOG.warn("Something could not be taken back, because of a bug: {}", bug, bug);
        }
    }
}
