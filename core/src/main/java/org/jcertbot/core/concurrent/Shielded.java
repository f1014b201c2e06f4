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

    /**
     * Work that may wait, fail, and be begun again.
     *
     * @param <E> how it fails
     */
    @FunctionalInterface
    public interface RepeatableWork<E extends Exception> {
        void run() throws E, InterruptedException;
    }

    private Shielded() {}

    /** Runs the work; an interrupt that arrives meanwhile does interrupt it. */
    public static void fromPendingInterrupt(Work work) throws InterruptedException {
        boolean pending = Thread.interrupted();
        try {
            work.run();
        } finally {
            if (pending) Thread.currentThread().interrupt();
        }
    }

    /** Runs the work until it returns or fails: an interrupt that arrives meanwhile makes it begin again. */
    public static <E extends Exception> void toTheEnd(RepeatableWork<E> work) throws E {
        boolean pending = Thread.interrupted();
        try {
            while (!ran(work)) pending = true;
        } finally {
            if (pending) Thread.currentThread().interrupt();
        }
    }

    private static <E extends Exception> boolean ran(RepeatableWork<E> work) throws E {
        try {
            work.run();
            return true;
        } catch (InterruptedException again) {
            return false;
        }
    }
}
