package org.jcertbot.it;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for another process to get somewhere. */
final class Waiting {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(30);

    private Waiting() {}

    static void until(BooleanSupplier reached, String what) {
        until(reached, () -> what);
    }

    /** @param what says what was waited for; asked when it was in vain */
    static void until(BooleanSupplier reached, Supplier<String> what) {
        long start = System.nanoTime();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() - start > LIMIT_NANOS) throw new AssertionError("waited in vain: " + what.get());
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
