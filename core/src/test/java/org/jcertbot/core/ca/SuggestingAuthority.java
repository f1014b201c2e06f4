package org.jcertbot.core.ca;

import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jcertbot.core.settings.Settings;

/** An authority in memory that knows about renewal information only; it is found at every URL. */
public final class SuggestingAuthority implements CertificateAuthority, CertificateAuthorities {
    /** What it does when it is asked. */
    @FunctionalInterface
    public interface Behaviour {
        Optional<RenewalInformation> answer(String certificateId) throws CaException, InterruptedException;
    }

    private final List<URI> reached = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private volatile Behaviour behaviour = id -> Optional.empty();

    public SuggestingAuthority behaving(Behaviour wanted) {
        behaviour = wanted;
        return this;
    }

    /** Answers nothing before the latch is open. */
    public SuggestingAuthority waitingFor(CountDownLatch latch) {
        Behaviour before = behaviour;
        return behaving(id -> {
            latch.await();
            return before.answer(id);
        });
    }

    /** The directories that were looked for. */
    public synchronized List<URI> reached() {
        return List.copyOf(reached);
    }

    /** The certificates that it was asked about. */
    public synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    /** A server that cannot be reached. */
    public static CaException unreachable() {
        return new CaException("The authority cannot be reached.", "", "", new IllegalStateException());
    }

    /** A server that answers with a problem of that ACME type. */
    public static CaException refusing(String acmeCode) {
        var problem = new Problem("urn:ietf:params:acme:error:" + acmeCode, "", "no", Optional.empty(), List.of());
        return new CaException("no", "", "", problem, Optional.empty());
    }

    @Override
    public synchronized CertificateAuthority at(URI directory, Settings settings) {
        reached.add(directory);
        return this;
    }

    @Override
    public Optional<RenewalInformation> renewalInformation(String certificateId)
            throws CaException, InterruptedException {
        synchronized (this) {
            asked.add(certificateId);
        }
        return behaviour.answer(certificateId);
    }

    @Override
    public URI url() {
        throw new UnsupportedOperationException();
    }

    @Override
    public DirectoryMetadata metadata() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CaAccount register(Registration registration) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<URI> findAccount(KeyPair key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CaAccount account(KeyPair key, URI url) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void revoke(X509Certificate certificate, RevocationReason reason, KeyPair certificateKey) {
        throw new UnsupportedOperationException();
    }
}
