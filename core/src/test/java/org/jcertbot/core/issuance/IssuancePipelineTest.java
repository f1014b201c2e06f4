package org.jcertbot.core.issuance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcertbot.core.ca.FakeAuthority;
import org.jcertbot.core.ca.OrderRequest;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.concurrent.PollingRounds;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.key.CertificateKeys;
import org.jcertbot.core.key.CertificateRequest;
import org.jcertbot.core.key.FixedKeys;
import org.jcertbot.core.key.KeySpec;
import org.jcertbot.core.key.PrivateKeyPem;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.Presentation;
import org.jcertbot.core.proof.ChallengeChoice;
import org.jcertbot.core.proof.FailedChallenge;
import org.jcertbot.core.proof.PresentedPause;
import org.jcertbot.core.proof.ProofOfControl;
import org.jcertbot.core.proof.Prover;
import org.jcertbot.core.time.FakeTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IssuancePipelineTest {
    private static final Identifier A = new DnsName("a.test");
    private static final Identifier B = new DnsName("b.test");
    private static final Identifier C = new DnsName("c.test");
    private static final Identifier D = new DnsName("d.test");
    private static final Identifier LONG = new DnsName(("a".repeat(59) + ".").repeat(3) + "a".repeat(60));
    private static final Identifier WILDCARD = new DnsName("*.a.test");

    private final FakeAuthority authority = new FakeAuthority();
    private final RecordingAuthenticator authenticator = new RecordingAuthenticator();
    private final RecordingListener listener = new RecordingListener();
    private final FakeTime time = new FakeTime();
    private CertificateKeys keys = new CountingKeys();
    private final Workers workers = new Workers(4);
    private final List<List<Identifier>> delivered = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstDelivery = new CountDownLatch(1);

    @AfterEach
    void stopWorkers() {
        workers.close();
    }

    @Test
    void deliversACertificateForTheNames() throws Exception {
        IssuanceOutcome outcome = issue(request(A, B));
        assertEquals(Optional.empty(), outcome.error());
        assertEquals(1, delivered.size());
    }

    @Test
    void presentsTheChallengesOfAllRequestsTogether() throws Exception {
        pipeline().issue(List.of(request(A), request(B)));
        assertEquals(1, authenticator.waves.size());
        assertEquals(2, authenticator.waves.get(0).size());
    }

    @Test
    void aRequestThatFailsLeavesTheOthersAlone() throws Exception {
        authority.refuse(A);
        List<IssuanceOutcome> outcomes = pipeline().issue(List.of(request(A), request(B)));
        assertTrue(outcomes.get(0).error().isPresent());
        assertEquals(Optional.empty(), outcomes.get(1).error());
        assertEquals(1, delivered.size());
    }

    @Test
    void removesTheChallengesAfterAFailure() throws Exception {
        authority.refuse(A);
        issue(request(A));
        assertEquals(1, authenticator.closed);
    }

    @Test
    void reportsTheChallengesThatFailed() throws Exception {
        authority.refuse(A);
        IssuanceOutcome outcome = issue(request(A, B));
        assertEquals(
                "Some challenges have failed.", outcome.error().orElseThrow().what());
        assertEquals(List.of(A), listener.failed);
    }

    @Test
    void asksTheOrderInPlaceOfItsManyAuthorizations() throws Exception {
        assertEquals(Optional.empty(), issue(request(A, B)).error());
        assertEquals(0, authority.authorizationPolls());
    }

    @Test
    void asksTheAuthorizationsOfAnOrderThatIsSettledLate() throws Exception {
        authority.leaveOrdersPending();
        assertEquals(Optional.empty(), issue(request(A, B)).error());
        assertEquals(2, authority.authorizationPolls());
    }

    @Test
    void goesOnWhenAnAnswerIsRefusedThatHadArrivedBefore() throws Exception {
        authority.refuseRepeatedAnswers();
        assertEquals(Optional.empty(), issue(request(A, B)).error());
        assertEquals(2, authority.authorizationPolls());
    }

    @Test
    void saysWhyTheValidationFailedWhenTheAnswerHadArrivedBefore() throws Exception {
        authority.refuseRepeatedAnswers();
        authority.refuse(A);
        issue(request(A));
        assertEquals(List.of(A), listener.failed);
    }

    @Test
    void doesNotWaitForAValidationWhoseAnswerIsRefused() throws Exception {
        authority.refuseAnswers();
        assertEquals("not pending", issue(request(A)).error().orElseThrow().why());
        assertEquals(1, authority.authorizationPolls());
    }

    @Test
    void asksAnOrderAgainWhenTheAuthorityWants() throws Exception {
        authority.settleOrdersAfter(Duration.ofSeconds(90));
        assertEquals(Optional.empty(), issue(request(A, B)).error());
        assertEquals(0, authority.authorizationPolls());
        assertTrue(time.pauses().contains(Duration.ofSeconds(90)), time.pauses().toString());
    }

    @Test
    void aNameThatTakesItsTimeDoesNotHoldUpOtherRequests() throws Exception {
        var asked = new AtomicBoolean();
        authority.validateWhen(A, () -> asked.getAndSet(true) && isDeliveredInTime());
        List<IssuanceOutcome> outcomes = pipeline().issue(List.of(request(A), request(B)));
        assertEquals(Optional.empty(), outcomes.get(0).error());
        assertEquals(List.of(List.of(B), List.of(A)), delivered);
    }

    private boolean isDeliveredInTime() {
        try {
            return firstDelivery.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void asksTheOnlyAuthorizationOfAnOrder() throws Exception {
        assertEquals(Optional.empty(), issue(request(A)).error());
        assertEquals(1, authority.authorizationPolls());
    }

    @Test
    void aWildcardAndItsBaseNameAreToldApartInFailures() throws Exception {
        authenticator.types = List.of(ChallengeType.DNS_01);
        authority.refuse(WILDCARD);
        issue(request(WILDCARD, A));
        assertEquals(List.of(WILDCARD), listener.failed);
    }

    @Test
    void goesOnWithoutNamesThatFailWhenASubsetIsAllowed() throws Exception {
        authority.refuse(A);
        IssuanceOutcome outcome = issue(subset(request(A, B)));
        assertEquals(Optional.empty(), outcome.error());
        assertEquals(List.of(B), outcome.identifiers());
        assertEquals(List.of(A), listener.dropped);
    }

    @Test
    void goesOnWithoutNamesThatTheAuthorityRefusesToOrder() throws Exception {
        authority.rejectInOrders(A);
        IssuanceOutcome outcome = issue(subset(request(A, B)));
        assertEquals(List.of(B), outcome.identifiers());
        assertEquals(Optional.empty(), outcome.error());
    }

    @Test
    void failsWhenNoNameOfTheSubsetIsLeft() throws Exception {
        authority.refuse(A);
        IssuanceOutcome outcome = issue(subset(request(A)));
        assertEquals(
                "All challenges have failed.", outcome.error().orElseThrow().what());
    }

    @Test
    void whatIsTriedAgainIsTriedTogether() throws Exception {
        authority.refuse(A);
        authority.refuse(C);
        List<IssuanceOutcome> outcomes = pipeline().issue(List.of(subset(request(A, B)), subset(request(C, D))));
        assertEquals(List.of(B), outcomes.get(0).identifiers());
        assertEquals(List.of(D), outcomes.get(1).identifiers());
        assertEquals(List.of(4, 2), authenticator.waves.stream().map(List::size).toList());
    }

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
    void aNameThatIsTooLongForARecordIsProvedInAnotherWay() throws Exception {
        authenticator.types = List.of(ChallengeType.DNS_01, ChallengeType.HTTP_01);
        assertEquals(Optional.empty(), issue(request(LONG)).error());
        assertEquals(ChallengeType.HTTP_01, authenticator.waves.get(0).get(0).type());
    }

    @Test
    void aNameThatIsTooLongForARecordFailsAlone() throws Exception {
        authenticator.types = List.of(ChallengeType.DNS_01);
        List<IssuanceOutcome> outcomes = pipeline().issue(List.of(request(LONG), request(B)));
        String what = outcomes.get(0).error().orElseThrow().what();
        assertTrue(what.endsWith("is too long for a challenge over DNS."), what);
        assertEquals(Optional.empty(), outcomes.get(1).error());
    }

    @Test
    void anAuthenticatorThatCannotCleanUpLeavesTheChallengesOfOthersToThem() throws Exception {
        var other = new RecordingAuthenticator();
        other.fails = true;
        List<IssuanceOutcome> outcomes =
                pipeline().issue(List.of(request(A), request(other, List.of(B), false, false)));
        assertEquals(
                List.of(true, true),
                outcomes.stream().map(one -> one.error().isEmpty()).toList());
        assertEquals(List.of(1, 1), List.of(authenticator.closed, other.closed));
    }

    @Test
    void asksThePluginForNothingWhenEverythingIsAuthorizedAlready() throws Exception {
        authority.validAlready(A);
        assertEquals(Optional.empty(), issue(request(A)).error());
        assertEquals(List.of(), authenticator.waves);
    }

    @Test
    void aDryRunDoesNotRelyOnEarlierValidations() throws Exception {
        authority.validAlready(A);
        issue(dry(request(A)));
        assertEquals(List.of(A), authority.deactivated());
        assertEquals(2, authority.orders().size());
        assertEquals(1, authenticator.waves.size());
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

    @Test
    void ordersAgainWithoutTheReplacedCertificateWhenTheAuthorityRefusesIt() throws Exception {
        authority.forgetReplacedCertificates();
        IssuanceRequest plain = request(A);
        var replacing = new IssuanceRequest(
                plain.account(),
                plain.prover(),
                plain.identifiers(),
                plain.keySource(),
                false,
                Optional.empty(),
                Optional.of(FakeAuthority.chain().leaf()),
                Optional.empty(),
                false,
                false,
                plain.delivery());
        assertEquals(Optional.empty(), issue(replacing).error());
        assertEquals(
                List.of(true, false),
                authority.orders().stream()
                        .map(OrderRequest::replaces)
                        .map(Optional::isPresent)
                        .toList());
    }

    @Test
    void aPluginThatCannotPresentFailsTheRequest() throws Exception {
        authenticator.failure = Optional.of(new PluginException("port 80 is taken", "", ""));
        assertEquals("port 80 is taken", issue(request(A)).error().orElseThrow().what());
    }

    @Test
    void asksEachAuthenticatorForTheChallengesOfItsOwnRequests() throws Exception {
        var other = new RecordingAuthenticator();
        pipeline().issue(List.of(request(A), request(other, List.of(B), false, false)));
        assertEquals(1, authenticator.waves.get(0).size());
        assertEquals(1, other.waves.get(0).size());
    }

    @Test
    void anAuthenticatorThatCannotPresentLeavesTheRequestsOfOthersAlone() throws Exception {
        var other = new RecordingAuthenticator();
        other.failure = Optional.of(new PluginException("port 80 is taken", "", ""));
        List<IssuanceOutcome> outcomes =
                pipeline().issue(List.of(request(A), request(other, List.of(B), false, false)));
        assertEquals(Optional.empty(), outcomes.get(0).error());
        assertEquals("port 80 is taken", outcomes.get(1).error().orElseThrow().what());
    }

    @Test
    void allAuthenticatorsPresentBeforeAnyIsWaitedFor() throws Exception {
        var other = new RecordingAuthenticator();
        authenticator.onAwait = () -> assertEquals(1, other.waves.size());
        pipeline().issue(List.of(request(A), request(other, List.of(B), false, false)));
        assertEquals(List.of(1, 1), List.of(authenticator.awaited, other.awaited));
    }

    @Test
    void challengesThatCannotBeSeenAreNotAnsweredAndAreRemoved() throws Exception {
        var other = new RecordingAuthenticator();
        other.invisible = Optional.of(new PluginException("hidden by a delegation", "", ""));
        List<IssuanceOutcome> outcomes =
                pipeline().issue(List.of(request(A), request(other, List.of(B), false, false)));
        assertEquals(Optional.empty(), outcomes.get(0).error());
        assertEquals(
                "hidden by a delegation", outcomes.get(1).error().orElseThrow().what());
        assertEquals(1, other.closed);
    }

    @Test
    void namesTheChallengesOnOfferWhenThePluginCanDoNone() throws Exception {
        CertbotException error = issue(request(WILDCARD)).error().orElseThrow();
        assertTrue(error.what().contains("does not support any combination of challenges"), error.what());
        assertTrue(error.why().contains("dns-01"), error.why());
    }

    private IssuanceOutcome issue(IssuanceRequest request) throws Exception {
        return pipeline().issue(List.of(request)).get(0);
    }

    private IssuancePipeline pipeline() {
        var rounds = new PollingRounds(workers, time, time);
        return new IssuancePipeline(
                new ProofOfControl(PresentedPause.NONE, workers, rounds),
                keys,
                Duration.ofSeconds(90),
                listener,
                workers,
                rounds);
    }

    private IssuanceRequest request(Identifier... names) throws CertbotException {
        return request(List.of(names), false, false);
    }

    private IssuanceRequest subset(IssuanceRequest request) throws CertbotException {
        return request(request.identifiers(), true, false);
    }

    private IssuanceRequest dry(IssuanceRequest request) throws CertbotException {
        return request(request.identifiers(), false, true);
    }

    private IssuanceRequest request(List<Identifier> names, boolean subsetAllowed, boolean dryRun)
            throws CertbotException {
        return request(authenticator, names, subsetAllowed, dryRun);
    }

    private IssuanceRequest request(
            Authenticator proving, List<Identifier> names, boolean subsetAllowed, boolean dryRun)
            throws CertbotException {
        return new IssuanceRequest(
                authority,
                new Prover("recording", proving, ChallengeChoice.of(proving.challengeTypes(), List.of())),
                names,
                new KeySource.Fresh(new KeySpec.Rsa(2048)),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                subsetAllowed,
                dryRun,
                (key, chain) -> {
                    delivered.add(names);
                    firstDelivery.countDown();
                });
    }

    private static class CountingKeys implements CertificateKeys {
        private final AtomicInteger made = new AtomicInteger();
        private final FixedKeys fixed = new FixedKeys(new KeySpec.Rsa(2048));

        @Override
        public PrivateKeyPem generate(KeySpec spec) throws CertbotException {
            made.incrementAndGet();
            return fixed.generate(spec);
        }

        @Override
        public KeySpec specOf(PrivateKeyPem key) {
            return fixed.specOf(key);
        }

        @Override
        public KeyPair keyPair(PrivateKeyPem key) {
            return fixed.keyPair(key);
        }

        @Override
        public CertificateRequest request(PrivateKeyPem key, List<Identifier> identifiers, boolean mustStaple) {
            return fixed.request(key, identifiers, mustStaple);
        }

        @Override
        public CertificateRequest readRequest(byte[] file) {
            return fixed.readRequest(file);
        }
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

    private static final class RecordingListener implements IssuanceListener {
        private final List<Identifier> failed = new ArrayList<>();
        private final List<Identifier> dropped = new ArrayList<>();

        @Override
        public void challengesFailed(Prover prover, List<FailedChallenge> failures) {
            failures.forEach(failure -> failed.add(failure.identifier()));
        }

        @Override
        public void retryingWithout(List<Identifier> rejected) {
            dropped.addAll(rejected);
        }
    }

    private static final class RecordingAuthenticator implements Authenticator {
        private final List<List<Challenge>> waves = new ArrayList<>();
        private List<ChallengeType> types = List.of(ChallengeType.HTTP_01);
        private Optional<PluginException> failure = Optional.empty();
        private Optional<PluginException> invisible = Optional.empty();
        private Runnable onAwait = () -> {};
        private boolean fails;
        private int awaited;
        private int closed;

        @Override
        public void prepare() {}

        @Override
        public List<ChallengeType> challengeTypes() {
            return types;
        }

        @Override
        public Presentation present(List<Challenge> challenges) throws PluginException {
            if (failure.isPresent()) throw failure.get();
            waves.add(challenges);
            return new Presentation() {
                @Override
                public void awaitVisible() throws PluginException {
                    awaited++;
                    onAwait.run();
                    if (invisible.isPresent()) throw invisible.get();
                }

                @Override
                public void close() {
                    closed++;
                    if (fails) throw new IllegalStateException("a bug");
                }
            };
        }

        @Override
        public String hint(List<Challenge> failed) {
            return "";
        }
    }
}
