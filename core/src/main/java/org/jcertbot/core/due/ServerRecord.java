package org.jcertbot.core.due;

/**
 * How one server has answered in this run, so that a thousand certificates do not wait for a server that is down. After
 * three failures in a row it is not asked any more. As long as it has not answered at all, one thread asks and the
 * others wait for what comes of that.
 */
final class ServerRecord {
    private static final int MOST_FAILURES = 3;

    private boolean hasAnswered;
    private boolean beingTried;
    private int failures;

    /** Call before each question; false when the server is not to be asked any more. */
    synchronized boolean mayBeAsked() throws InterruptedException {
        while (!hasAnswered && beingTried && failures < MOST_FAILURES) wait();
        if (failures >= MOST_FAILURES) return false;
        beingTried = true;
        return true;
    }

    /**
     * Call after each question that was allowed, whatever came of it.
     *
     * @return true when this was the failure that ends the questions
     */
    synchronized boolean wasAsked(boolean answered) {
        beingTried = false;
        hasAnswered |= answered;
        failures = answered ? 0 : failures + 1;
        notifyAll();
        return failures == MOST_FAILURES;
    }
}
