package org.jcertbot.core.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.nameserver.AuthoritativeServers;
import org.jcertbot.core.nameserver.NameServer;
import org.jcertbot.core.nameserver.TxtAnswer;
import org.jcertbot.core.selection.FakeNetwork;
import org.jcertbot.core.selection.PluginContexts;
import org.jcertbot.core.settings.DnsOptions;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.ScriptedConsole;
import org.jcertbot.core.time.FakeTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PropagationTest {
    private static final DnsOptions OPTIONS = DnsOptions.of("fake", 30);
    private static final TxtRecord RECORD = new TxtRecord(new DnsName("_acme-challenge.a.test"), "one");
    private static final TxtRecord SIBLING = new TxtRecord(RECORD.name(), "two");

    private final FakeTime time = new FakeTime();
    private final ScriptedConsole console = ScriptedConsole.silent();
    private final Workers workers = new Workers(4);
    private final ScriptedServers servers = new ScriptedServers();
    private Settings settings = Settings.defaults();

    @AfterEach
    void stopWorkers() {
        workers.close();
    }

    @Test
    void waitsUntilEveryServerHasShownTheRecordTwice() throws Exception {
        servers.add("fast", 0).add("slow", 3);
        assertEquals(servers.pausesUntil(5), await(RECORD));
        assertEquals(List.of(), console.warned());
    }

    @Test
    void allValuesOfANameHaveToBeInOneAnswer() throws Exception {
        servers.add("flapping", 0);
        servers.values = asked -> Set.of(asked % 2 == 0 ? "one" : "two");
        assertEquals(Duration.ofMinutes(2), await(RECORD, SIBLING));
    }

    @Test
    void goesOnAtTheLimitAndTellsWhoLacksTheRecord() throws Exception {
        servers.add("late", 1000).add("good", 0);
        assertEquals(Duration.ofMinutes(2), await(RECORD));
        assertEquals(1, console.warned().size());
        assertTrue(
                console.warned().get(0).contains("late (192.0.2.1) does not have all records"),
                console.warned()::toString);
    }

    @Test
    void doesNotWaitForAServerThatIsOfNoUse() throws Exception {
        servers.add("good", 0).addUnusable("lame");
        assertEquals(servers.pausesUntil(3), await(RECORD));
        assertTrue(console.warned().get(0).contains("lame (192.0.2.2) refuses"), console.warned()::toString);
    }

    @Test
    void waitsTheUsualTimeWhereNoServerCanBeAsked() throws Exception {
        assertEquals(Duration.ofSeconds(30), await(RECORD));
        assertEquals(
                List.of(
                        "Too few name servers of test can be asked from here.",
                        "Waiting 30 seconds for DNS changes to propagate"),
                console.said());
    }

    @Test
    void aZoneWhoseServersCannotBeAskedGetsTheUsualTimeAlsoBesideOthers() throws Exception {
        servers.add("good", 0);
        var hidden = new PlacedRecord(RECORD, new DnsName("hidden.test"), "");
        Instant start = time.instant();
        propagation().await(List.of(placed(SIBLING).get(0), hidden), start);
        assertEquals(Duration.ofSeconds(30), Duration.between(start, time.instant()));
        assertTrue(console.said().contains("Too few name servers of hidden.test can be asked from here."));
    }

    @Test
    void oneLuckyAnswerIsNotEnough() throws Exception {
        servers.add("lucky", 0).addUnusable("a").addUnusable("b").addUnusable("c");
        assertEquals(Duration.ofSeconds(30), await(RECORD));
        assertTrue(console.said().contains("Too few name servers of test can be asked from here."));
    }

    @Test
    void oneAddressOfAServerIsEnough() throws Exception {
        servers.add("dual", 0).addUnusable("dual").addUnusable("lame");
        assertEquals(servers.pausesUntil(3), await(RECORD));
    }

    @Test
    void theTimeThatAskingInVainHasTakenCounts() throws Exception {
        servers.addUnusable("lame").addUnusable("silent");
        assertEquals(Duration.ofSeconds(30), await(RECORD));
    }

    @Test
    void waitsAsLongAsTheUserSaysAndAsksNobody() throws Exception {
        settings = settings.with(OPTIONS.propagationSeconds(), 7, Source.COMMAND_LINE);
        servers.add("good", 0);
        assertEquals(Duration.ofSeconds(7), await(RECORD));
        assertEquals(List.of("Waiting 7 seconds for DNS changes to propagate"), console.said());
        assertEquals(Map.of(), servers.asked);
    }

    @Test
    void theWaitsOfSeveralProvidersRunTogether() throws Exception {
        settings = settings.with(OPTIONS.propagationSeconds(), 7, Source.RENEWAL_FILE);
        Instant since = time.instant();
        Duration other = Duration.ofSeconds(5);
        time.sleep(other);
        propagation().await(placed(RECORD), since);
        assertEquals(List.of(other, Duration.ofSeconds(2)), time.pauses());
    }

    @Test
    void theLimitsOfSeveralProvidersRunTogether() throws Exception {
        servers.add("late", 1000);
        Instant since = time.instant();
        propagation().await(placed(RECORD), since);
        propagation().await(placed(RECORD), since);
        Duration aSecondLook = Duration.ofSeconds(4);
        assertEquals(Duration.ofMinutes(2).plus(aSecondLook), Duration.between(since, time.instant()));
    }

    @Test
    void whoComesAfterTheLimitStillSeesWhatIsServed() throws Exception {
        servers.add("good", 0);
        Instant since = time.instant();
        time.sleep(Duration.ofMinutes(3));
        propagation().await(placed(RECORD), since);
        assertEquals(List.of(), console.warned());
    }

    @Test
    @Timeout(60)
    void theServersOfAllZonesAreLookedForAtOnce() throws Exception {
        var bothAreLookedFor = new CyclicBarrier(2);
        servers.beforeFinding = () -> {
            try {
                bothAreLookedFor.await(20, TimeUnit.SECONDS);
            } catch (Exception alone) {
                throw new AssertionError("one zone after the other", alone);
            }
        };
        servers.add("good", 0);
        var other = new PlacedRecord(RECORD, new DnsName("other.test"), "");
        propagation().await(List.of(placed(SIBLING).get(0), other), time.instant());
    }

    private Duration await(TxtRecord... records) throws InterruptedException {
        Instant start = time.instant();
        propagation().await(placed(records), start);
        return Duration.between(start, time.instant());
    }

    private static List<PlacedRecord> placed(TxtRecord... records) {
        return Stream.of(records)
                .map(txt -> new PlacedRecord(txt, FakeZone.APEX, ""))
                .toList();
    }

    private Propagation propagation() {
        var context = PluginContexts.of(settings, console, time, time, new FakeNetwork(servers, workers));
        return new Propagation(PropagationWait.of(OPTIONS.propagationSeconds(), settings), context);
    }

    /** Name servers that have the records from their n-th answer on. */
    private static final class ScriptedServers implements AuthoritativeServers {
        private static final int NEVER = -1;

        private final Map<NameServer, Integer> script = new HashMap<>();
        final Map<NameServer, Integer> asked = new HashMap<>();
        Runnable beforeFinding = () -> {};
        IntFunction<Set<String>> values = answers -> Set.of("one", "two", "somebody else's");

        ScriptedServers add(String name, int emptyAnswers) throws UnknownHostException {
            script.put(new NameServer(name, InetAddress.getByName("192.0.2." + (script.size() + 1))), emptyAnswers);
            return this;
        }

        ScriptedServers addUnusable(String name) throws UnknownHostException {
            return add(name, NEVER);
        }

        /** How long so many questions take, with the usual pauses. */
        Duration pausesUntil(int questions) {
            Duration sum = Duration.ZERO;
            Duration pause = Duration.ofSeconds(2);
            for (int i = 0; i < questions; i++) {
                sum = sum.plus(pause);
                if (i > 0) pause = pause.multipliedBy(3).dividedBy(2);
            }
            return sum;
        }

        @Override
        public List<NameServer> of(DnsName zone) {
            beforeFinding.run();
            return zone.equals(FakeZone.APEX) ? List.copyOf(script.keySet()) : List.of();
        }

        @Override
        public synchronized TxtAnswer txt(NameServer server, DnsName name) {
            int empty = script.getOrDefault(server, NEVER);
            if (empty == NEVER) return new TxtAnswer.Unusable("refuses to answer");
            int times = asked.merge(server, 1, Integer::sum);
            return new TxtAnswer.Values(times > empty ? values.apply(times) : Set.of());
        }
    }
}
