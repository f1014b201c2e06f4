package org.jcertbot.core.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.time.Backoff;
import org.jcertbot.core.time.FakeTime;
import org.jcertbot.core.time.Poll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollingRoundsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    private final FakeTime time = new FakeTime();
    private final Workers workers = new Workers(4);
    private final PollingRounds rounds = new PollingRounds(workers, time, time);

    @AfterEach
    void stopWorkers() {
        workers.close();
    }

    @Test
    void asksForTheFirstTimeAfterTheFirstPause() throws Exception {
        rounds.untilAll(List.of("a"), LIMIT, BACKOFF, thing -> Poll.done(thing), thing -> "late");
        assertEquals(List.of(Duration.ofMillis(100)), time.pauses());
    }

    @Test
    void givesTheResultsInTheOrderOfTheThings() throws Exception {
        Map<String, Integer> rest = counters(Map.of("a", 3, "b", 0, "c", 1));
        List<String> results = rounds.untilAll(
                List.of("a", "b", "c"), LIMIT, BACKOFF, thing -> countDown(rest, thing), thing -> "late");
        assertEquals(List.of("a!", "b!", "c!"), results);
    }

    @Test
    void pausesGrowUntilTheServerSaysOtherwise() throws Exception {
        Map<String, Integer> rest = counters(Map.of("a", 3));
        rounds.untilAll(List.of("a"), LIMIT, BACKOFF, thing -> countDown(rest, thing), thing -> "late");
        assertEquals(
                List.of(Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMillis(150), Duration.ofMillis(225)),
                time.pauses());
    }

    @Test
    void waitsAsLongAsTheServerAsks() throws Exception {
        Map<String, Integer> rest = counters(Map.of("a", 1));
        rounds.untilAll(
                List.of("a"),
                LIMIT,
                BACKOFF,
                thing -> countDown(rest, thing) instanceof Poll.Done<String> done
                        ? done
                        : new Poll.NotYet<>(Optional.of(Duration.ofSeconds(7))),
                thing -> "late");
        assertEquals(List.of(Duration.ofMillis(100), Duration.ofSeconds(7)), time.pauses());
    }

    @Test
    void oneThatIsSlowDoesNotDelayTheOthers() throws Exception {
        var asked = new HashMap<String, Integer>();
        rounds.untilAll(
                List.of("slow", "quick"),
                LIMIT,
                BACKOFF,
                thing -> {
                    int times;
                    synchronized (asked) {
                        times = asked.merge(thing, 1, Integer::sum);
                    }
                    if (thing.equals("slow") && times == 1)
                        return new Poll.NotYet<>(Optional.of(Duration.ofSeconds(30)));
                    return times == 3 || thing.equals("slow") ? Poll.done(thing) : new Poll.NotYet<>(Optional.empty());
                },
                thing -> "late");
        assertEquals(3, asked.get("quick"));
        assertTrue(time.pauses().get(1).compareTo(Duration.ofSeconds(1)) < 0);
    }

    @Test
    void asksALastTimeAtTheLimitAndThenGivesUp() throws Exception {
        List<String> results = rounds.untilAll(
                List.of("a"),
                Duration.ofSeconds(1),
                BACKOFF,
                thing -> new Poll.NotYet<String>(Optional.empty()),
                thing -> "late");
        assertEquals(List.of("late"), results);
        assertEquals(Duration.ofSeconds(1), time.pauses().stream().reduce(Duration.ZERO, Duration::plus));
    }

    private static Map<String, Integer> counters(Map<String, Integer> values) {
        return new HashMap<>(values);
    }

    private static Poll<String> countDown(Map<String, Integer> rest, String thing) {
        synchronized (rest) {
            return rest.merge(thing, -1, Integer::sum) < 0
                    ? Poll.done(thing + "!")
                    : new Poll.NotYet<>(Optional.empty());
        }
    }
}
