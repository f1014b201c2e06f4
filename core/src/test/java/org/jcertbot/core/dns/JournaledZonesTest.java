package org.jcertbot.core.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jcertbot.core.concurrent.CleanUp;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.file.PosixFileStore;
import org.jcertbot.core.identifier.DnsName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournaledZonesTest {
    /** So many that threads which share a list without care would lose some. */
    private static final int MANY = 100_000;

    @TempDir
    Path workDirectory;

    @Test
    void recordsMayBeAddedBySeveralThreads() throws Exception {
        List<TxtRecord> records = IntStream.range(0, MANY)
                .mapToObj(i -> new TxtRecord(new DnsName("_acme-challenge.a" + i + ".test"), "value"))
                .toList();
        var zone = new ParallelZone();
        Path nowhere = workDirectory.resolve("missing"); // so much would take a journal long
        var zones = new JournaledZones(zone, new RecordJournal(nowhere, new PosixFileStore(), "run"), "account");
        try (var made = new CleanUp()) {
            assertEquals(MANY, zones.add(records, made).size());
            assertEquals(MANY, zone.records.size());
        }
        assertEquals(Set.of(), zone.records);
        assertEquals(0, zone.searches, "every handle has been kept");
    }

    /** A provider that several threads ask at the same time. */
    private static final class ParallelZone implements DnsZoneEditor {
        private static final int THREADS = 4;

        final Set<TxtRecord> records = ConcurrentHashMap.newKeySet();
        int searches;

        @Override
        public PlacedRecord add(TxtRecord txt) {
            records.add(txt);
            return new PlacedRecord(txt, FakeZone.APEX, "");
        }

        /** All answers come in at once. */
        @Override
        public void addAll(List<TxtRecord> all, Consumer<PlacedRecord> placed) throws InterruptedException {
            List<PlacedRecord> handles = all.stream().map(this::add).toList();
            var start = new CyclicBarrier(THREADS);
            try (var workers = new Workers(THREADS)) {
                workers.map(List.of(0, 1, 2, 3), thread -> {
                    awaitOthers(start);
                    for (int i = thread; i < handles.size(); i += THREADS) placed.accept(handles.get(i));
                    return thread;
                });
            }
        }

        private static void awaitOthers(CyclicBarrier start) throws InterruptedException {
            try {
                start.await();
            } catch (BrokenBarrierException alone) {
                throw new AssertionError(alone);
            }
        }

        @Override
        public Optional<PlacedRecord> find(TxtRecord txt) {
            searches++;
            return Optional.empty();
        }

        @Override
        public void remove(PlacedRecord one) {
            records.remove(one.txt());
        }
    }
}
