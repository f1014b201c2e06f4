package org.jcertbot.core.issuance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.concurrent.Workers;

/**
 * Completes orders in the background, those that are authorized at the same time together: nobody waits for a name of
 * somebody else's that the authority cannot reach. What still runs when it is closed is interrupted.
 */
final class Completions implements AutoCloseable {
    private record Batch(List<Integer> orders, Future<List<Progress<IssuedChain>>> ends) {}

    private final OrderCompletion completion;
    private final List<Batch> batches = new ArrayList<>();
    /** As many as there are batches: each only waits for requests, which have a bound of their own. */
    private final Workers threads = new Workers(Integer.MAX_VALUE);

    Completions(OrderCompletion completion) {
        this.completion = completion;
    }

    /**
     * Starts to complete orders.
     *
     * @param orders by their index: how far each has got
     * @param signing of all orders, by the same index
     */
    void start(Map<Integer, Progress<PlacedOrder>> orders, List<Future<Progress<SigningRequest>>> signing) {
        List<Integer> indexes = List.copyOf(orders.keySet());
        List<Progress<PlacedOrder>> authorized =
                indexes.stream().map(orders::get).toList();
        List<Future<Progress<SigningRequest>>> requests =
                indexes.stream().map(signing::get).toList();
        batches.add(new Batch(indexes, threads.start(() -> completion.complete(authorized, requests))));
    }

    /** Waits for all of them: how each ended, by its index. */
    List<Progress<IssuedChain>> await() throws InterruptedException {
        var ends = new TreeMap<Integer, Progress<IssuedChain>>();
        for (Batch batch : batches) {
            List<Progress<IssuedChain>> ofBatch = Workers.result(batch.ends);
            for (int i = 0; i < ofBatch.size(); i++) ends.put(batch.orders.get(i), ofBatch.get(i));
        }
        return List.copyOf(ends.values());
    }

    @Override
    public void close() {
        threads.close();
    }
}
