package org.jcertbot.core.concurrent;

/**
 * Clean-up that an interrupt must not cut short. An interrupt that is pending when it begins would end the first wait
 * inside; it is put off until the clean-up is done.
 */
public final class Shielded {
    /** Work that may wait. */
    @FunctionalInterface
    public interface Work {
        void run() throws InterruptedException;
    }

    private Shielded() {}

    /** Runs the work; an interrupt that arrives meanwhile does interrupt it. */
    public static void run(Work work) throws InterruptedException {
        boolean pending = Thread.interrupted();
        try {
            work.run();
        } finally {
            if (pending) Thread.currentThread().interrupt();
        }
    }
}
