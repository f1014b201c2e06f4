package org.jcertbot.core.issuance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jcertbot.core.concurrent.PollingRounds;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.key.KeySpec;
import org.jcertbot.core.key.PrivateKeyPem;
import org.junit.jupiter.api.Test;

class PipelineCompletionTest extends IssuancePipelineCase {
    @Test
    void noAnswerToAChallengeWaitsForKeys() throws Exception {
        List<Identifier> names = List.of(A, B, C, D);
        keys = new PatientKeys(names.size());
        var requests = new ArrayList<IssuanceRequest>();
        for (Identifier name : names) requests.add(request(name));
        for (IssuanceOutcome outcome : pipeline().issue(requests)) assertEquals(Optional.empty(), outcome.error());
    }

    @Test
    void noWorkerWaitsForKeys() throws Exception {
        Set<Thread> waiting = ConcurrentHashMap.newKeySet();
        List<Progress<PlacedOrder>> orders = new OrderPlacement(workers).place(List.of(request(A), request(B)));
        var signing = new ArrayList<Future<Progress<SigningRequest>>>();
        for (Progress<PlacedOrder> order : orders) {
            signing.add(new WatchedKey(order.request(), waiting));
        }
        new OrderCompletion(Duration.ofSeconds(90), workers, new PollingRounds(workers, time, time))
                .complete(orders, signing);
        assertEquals(Set.of(Thread.currentThread()), waiting);
    }

    @Test
    void noKeyIsMadeForAnOrderThatIsRefused() throws Exception {
        var counting = new CountingKeys();
        keys = counting;
        authority.rejectInOrders(A);
        assertTrue(issue(request(A)).error().isPresent());
        assertEquals(0, counting.made.get());
    }

    @Test
    void waitsForACertificateThatIsBeingProcessed() throws Exception {
        authority.issueAfterPolls(3);
        assertEquals(Optional.empty(), issue(request(A)).error());
    }

    @Test
    void givesUpAtTheIssuanceTimeout() throws Exception {
        authority.issueAfterPolls(Integer.MAX_VALUE);
        CertbotException error = issue(request(A)).error().orElseThrow();
        assertTrue(error.what().contains("issue the certificate"), error.what());
    }

    @Test
    void saysWhyAnOrderBecameInvalid() throws Exception {
        authority.invalidateOrders();
        assertEquals("the key is weak", issue(request(A)).error().orElseThrow().why());
    }

    /** No key is ready before the authority has so many answers. */
    private final class PatientKeys extends CountingKeys {
        private static final int SECONDS = 3;

        private final int answers;

        PatientKeys(int answers) {
            this.answers = answers;
        }

        @Override
        public PrivateKeyPem generate(KeySpec spec) throws CertbotException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            while (authority.answers() < answers) {
                if (System.nanoTime() > end) throw new CertbotException("answers wait for keys", "", "");
                Thread.onSpinWait();
            }
            return super.generate(spec);
        }
    }

    /** A key that could not be made; it notes who has waited for it. */
    private static final class WatchedKey extends CompletableFuture<Progress<SigningRequest>> {
        private final Set<Thread> waiting;

        WatchedKey(IssuanceRequest request, Set<Thread> waiting) {
            this.waiting = waiting;
            complete(Progress.failed(request, new CertbotException("no key", "", "")));
        }

        @Override
        public Progress<SigningRequest> get() throws InterruptedException, ExecutionException {
            waiting.add(Thread.currentThread());
            return super.get();
        }
    }
}
