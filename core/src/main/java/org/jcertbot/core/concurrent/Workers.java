package org.jcertbot.core.concurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A bounded number of threads for the requests of a run, started as they are needed. A task that comes alone runs on the
 * caller's thread.
 */
public final class Workers implements AutoCloseable {
    /** One piece of work. It reports its failures in its result, so that no piece can end the others. */
    @FunctionalInterface
    public interface Task<A, B> {
        B run(A input) throws InterruptedException;
    }

    /** Requests under way at the same time: authorities allow many more, and a few hide most of the waiting. */
    public static final int USUAL_REQUESTS = 16;

    private static final long SECONDS_TO_STOP = 5;

    private final int bound;
    private @Nullable ExecutorService pool;

    /** @param bound how many tasks run at the same time */
    public Workers(int bound) {
        this.bound = bound;
    }

    /**
     * Runs the task for every input and returns the results in the order of the inputs. When this thread is
     * interrupted, the tasks are, too.
     */
    public <A, B> List<B> map(List<A> inputs, Task<A, B> task) throws InterruptedException {
        if (inputs.size() == 1) return List.of(task.run(inputs.get(0)));
        var futures = new ArrayList<Future<B>>(inputs.size());
        try {
            for (A input : inputs) futures.add(pool().submit(() -> task.run(input)));
            var results = new ArrayList<B>(inputs.size());
            for (Future<B> future : futures) results.add(result(future));
            return results;
        } finally {
            for (Future<B> future : futures) future.cancel(true);
        }
    }

    /** Starts work whose result is wanted later; {@link #result} waits for it. */
    public <B> Future<B> start(Callable<B> work) {
        return pool().submit(work);
    }

    /** The result of work that was started; an exception of the task is a bug and comes out as it is. */
    public static <B> B result(Future<B> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof InterruptedException interrupted) throw interrupted;
            if (e.getCause() instanceof RuntimeException bug) throw bug;
            if (e.getCause() instanceof Error error) throw error;
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Interrupts what still runs and waits a few seconds for it to stop. */
    @Override
    public void close() {
        if (pool == null) return;
        pool.shutdownNow();
        try {
            if (!pool.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) return; // daemon threads: they die with us
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized ExecutorService pool() {
        if (pool == null) {
            pool = Executors.newFixedThreadPool(bound, work -> {
                var thread = new Thread(work, "worker");
                thread.setDaemon(true);
                return thread;
            });
        }
        return pool;
    }
}
