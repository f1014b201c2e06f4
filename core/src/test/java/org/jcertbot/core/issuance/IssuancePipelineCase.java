package org.jcertbot.core.issuance;

import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcertbot.core.ca.FakeAuthority;
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

/** A pipeline to an authority in memory, and what came of it. */
abstract class IssuancePipelineCase {
    static final Identifier A = new DnsName("a.test");
    static final Identifier B = new DnsName("b.test");
    static final Identifier C = new DnsName("c.test");
    static final Identifier D = new DnsName("d.test");
    static final Identifier LONG = new DnsName(("a".repeat(59) + ".").repeat(3) + "a".repeat(60));
    static final Identifier WILDCARD = new DnsName("*.a.test");

    final FakeAuthority authority = new FakeAuthority();
    final RecordingAuthenticator authenticator = new RecordingAuthenticator();
    final RecordingListener listener = new RecordingListener();
    final FakeTime time = new FakeTime();
    CertificateKeys keys = new CountingKeys();
    final Workers workers = new Workers(4);
    final List<List<Identifier>> delivered = new CopyOnWriteArrayList<>();
    final CountDownLatch firstDelivery = new CountDownLatch(1);

    @AfterEach
    void stopWorkers() {
        workers.close();
    }

    IssuanceOutcome issue(IssuanceRequest request) throws Exception {
        return pipeline().issue(List.of(request)).get(0);
    }

    IssuancePipeline pipeline() {
        var rounds = new PollingRounds(workers, time, time);
        return new IssuancePipeline(
                new ProofOfControl(PresentedPause.NONE, workers, rounds),
                keys,
                Duration.ofSeconds(90),
                listener,
                workers,
                rounds);
    }

    IssuanceRequest request(Identifier... names) throws CertbotException {
        return request(List.of(names), false, false);
    }

    IssuanceRequest subset(IssuanceRequest request) throws CertbotException {
        return request(request.identifiers(), true, false);
    }

    IssuanceRequest dry(IssuanceRequest request) throws CertbotException {
        return request(request.identifiers(), false, true);
    }

    IssuanceRequest request(List<Identifier> names, boolean subsetAllowed, boolean dryRun) throws CertbotException {
        return request(authenticator, names, subsetAllowed, dryRun);
    }

    IssuanceRequest request(Authenticator proving, List<Identifier> names, boolean subsetAllowed, boolean dryRun)
            throws CertbotException {
        return new IssuanceRequest(
                authority,
                new Prover("recording", proving, ChallengeChoice.of(proving.challengeTypes(), List.of())),
                new CertificateContent(names, new KeySource.Fresh(new KeySpec.Rsa(2048)), false),
                new OrderTerms(Optional.empty(), Optional.empty()),
                Optional.empty(),
                subsetAllowed,
                dryRun,
                (key, chain) -> {
                    delivered.add(names);
                    firstDelivery.countDown();
                });
    }

    static class CountingKeys implements CertificateKeys {
        final AtomicInteger made = new AtomicInteger();
        final FixedKeys fixed = new FixedKeys(new KeySpec.Rsa(2048));

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

    static final class RecordingListener implements IssuanceListener {
        final List<Identifier> failed = new ArrayList<>();
        final List<Identifier> dropped = new ArrayList<>();

        @Override
        public void challengesFailed(Prover prover, List<FailedChallenge> failures) {
            failures.forEach(failure -> failed.add(failure.identifier()));
        }

        @Override
        public void retryingWithout(List<Identifier> rejected) {
            dropped.addAll(rejected);
        }
    }

    static final class RecordingAuthenticator implements Authenticator {
        final List<List<Challenge>> waves = new ArrayList<>();
        List<ChallengeType> types = List.of(ChallengeType.HTTP_01);
        Optional<PluginException> failure = Optional.empty();
        Optional<PluginException> invisible = Optional.empty();
        Runnable onAwait = () -> {};
        boolean fails;
        int awaited;
        int closed;

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
