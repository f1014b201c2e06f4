package org.jcertbot.cli.run;

import java.util.ArrayDeque;
import java.util.Deque;

/** The locks of a run, let go in reverse order; by the run itself or, when it does not end, on its behalf. */
final class HeldLocks implements AutoCloseable {
    private final Deque<DirectoryAccess.Lock> locks = new ArrayDeque<>();

    synchronized void add(DirectoryAccess.Lock lock) {
        locks.push(lock);
    }

    @Override
    public synchronized void close() {
        while (!locks.isEmpty()) locks.pop().close();
    }
}
