package org.jcertbot.core.concurrent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jcertbot.core.time.Backoff;
import org.jcertbot.core.time.Poll;
import org.jcertbot.core.time.Sleeper;

/**
 * Asks about many things until each has settled: all that are due at the same time, then a pause until the next is.
 * Sleeping is done here, in one place, so a thousand things that are waited for do not need a thousand threads.
 */
public final class PollingRounds {
    private final Workers workers;
    private final Clock clock;
    private final Sleeper sleeper;

    public PollingRounds(Workers workers, Clock clock, Sleeper sleeper) {
        this.workers = workers;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /** As below, for a caller who has nothing to do with some of the results before all of them are there. */
    public <A, B> List<B> untilAll(
            List<A> things, Duration limit, Backoff backoff, Workers.Task<A, Poll<B>> attempt, Function<A, B> onTimeout)
            throws InterruptedException {
        return untilAll(things, limit, backoff, attempt, onTimeout, settled -> {});
    }

    /**
     * Waits for all of the things. The pause before the next question about one of them is the server's wish when it
     * has one, else grows by the back-off; the last question is asked at the limit.
     *
     * @param limit how long to go on
     * @param attempt asks about one thing; failures are part of its result
     * @param onTimeout the result of a thing that has not settled at the limit
     * @param onSettled gets the results of each round, as soon as they are there; the next questions wait for it
     * @return the results in the order of the things
     */
    public <A, B> List<B> untilAll(
            List<A> things,
            Duration limit,
            Backoff backoff,
            Workers.Task<A, Poll<B>> attempt,
            Function<A, B> onTimeout,
            Consumer<List<B>> onSettled)
            throws InterruptedException {
        Instant start = clock.instant();
        Instant deadline = start.plus(limit);
        var results = new HashMap<Integer, B>();
        var waiting = new ArrayList<Waiting<A>>();
        for (int i = 0; i < things.size(); i++) {
            waiting.add(new Waiting<>(i, things.get(i), start.plus(backoff.first()), backoff.first()));
        }
        while (!waiting.isEmpty()) {
            sleeper.sleep(Duration.between(clock.instant(), earliest(waiting)));
            Instant now = clock.instant();
            List<Waiting<A>> due =
                    waiting.stream().filter(w -> !w.due.isAfter(now)).toList();
            List<Poll<B>> polls = workers.map(due, w -> attempt.run(w.thing));
            waiting.removeAll(due);
            var settled = new ArrayList<B>();
            for (int i = 0; i < due.size(); i++) {
                Waiting<A> asked = due.get(i);
                if (polls.get(i) instanceof Poll.NotYet<B> notYet && asked.due.isBefore(deadline)) {
                    waiting.add(asked.again(notYet, clock.instant(), deadline, backoff));
                } else {
                    B result = polls.get(i) instanceof Poll.Done<B> done ? done.value() : onTimeout.apply(asked.thing);
                    results.put(asked.index, result);
                    settled.add(result);
                }
            }
            if (!settled.isEmpty()) onSettled.accept(settled);
        }
        return inOrder(results);
    }

    private static <A> Instant earliest(List<Waiting<A>> waiting) {
        return waiting.stream().map(Waiting::due).min(Instant::compareTo).orElseThrow();
    }

    private static <B> List<B> inOrder(Map<Integer, B> results) {
        var ordered = new ArrayList<B>(results.size());
        for (int i = 0; i < results.size(); i++) ordered.add(results.get(i));
        return ordered;
    }

    private record Waiting<A>(int index, A thing, Instant due, Duration pause) {
        /** A server that wants to be asked again at once has to wait for the shortest pause all the same. */
        Waiting<A> again(Poll.NotYet<?> answer, Instant now, Instant deadline, Backoff backoff) {
            Duration wanted = answer.retryAfter().orElse(pause);
            Instant next = now.plus(wanted.compareTo(backoff.first()) < 0 ? backoff.first() : wanted);
            return new Waiting<>(index, thing, next.isAfter(deadline) ? deadline : next, backoff.next(pause));
        }
    }
}
