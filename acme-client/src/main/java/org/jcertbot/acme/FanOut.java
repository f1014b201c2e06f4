package org.jcertbot.acme;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jcertbot.core.ca.CaException;

/** The same request for many resources, a few at a time. */
final class FanOut {
    /** Eight at a time is polite, and hides the way to the server and back. */
    private static final int MOST_AT_ONCE = 8;

    @FunctionalInterface
    interface Request<T, R> {
        R send(T resource) throws CaException, InterruptedException;
    }

    /**
     * The answers in the order of the resources; the first failure ends it all. Few resources are not worth the threads:
     * each of them would have to get a nonce first.
     */
    static <T, R> List<R> each(List<T> resources, Request<T, R> request) throws CaException, InterruptedException {
        int width = Math.min(MOST_AT_ONCE, resources.size() / 2);
        if (width <= 1) return oneByOne(resources, request);
        ExecutorService threads = Executors.newFixedThreadPool(width, FanOut::daemon);
        try {
            var answers = new ArrayList<Future<R>>();
            for (T resource : resources) answers.add(threads.submit(() -> request.send(resource)));
            var results = new ArrayList<R>();
            for (Future<R> answer : answers) results.add(answer.get());
            return results;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof CaException refused) throw refused;
            throw new IllegalStateException(failure.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T, R> List<R> oneByOne(List<T> resources, Request<T, R> request)
            throws CaException, InterruptedException {
        var answers = new ArrayList<R>();
        for (T resource : resources) answers.add(request.send(resource));
        return answers;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "acme");
        thread.setDaemon(true);
        return thread;
    }

    private FanOut() {}
}
