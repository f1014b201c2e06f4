package org.jcertbot.acme;

import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jcertbot.acme.http.Transport;
import org.jcertbot.acme.http.Transports;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.NonceHolder;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.toolbox.JSON;

/**
 * What the requests to one server share: the ways to it, the directory, and the nonces.
 *
 * <p>acme4j's own session holds a lock while a request is under way and asks for the directory before most requests.
 * This one lends every thread a nonce of its own, so that requests run at the same time, and keeps the first directory.
 */
final class CaSession extends Session {
    private final CaConnector connector;
    private final Transports transports;
    private final Clock clock;
    private final Deque<String> nonces = new ConcurrentLinkedDeque<>();

    @SuppressWarnings("ThreadLocalUsage") // nonces belong to this session; a lease is removed when it ends
    private final ThreadLocal<@Nullable Lease> leases = new ThreadLocal<>();

    private volatile @Nullable JSON directory;

    CaSession(URI directoryUrl, Transports transports, String userAgent, Clock clock) {
        super(directoryUrl);
        this.transports = transports;
        this.connector = new CaConnector(networkSettings(), userAgent);
        this.clock = clock;
        setLocale(null); // texts in the server's own language: scripts match on them
    }

    /** A connection for one request. */
    @Override
    public CaConnection connect() {
        return connect(transports.patient());
    }

    /** A connection for one request that goes by that way. */
    CaConnection connect(Transport transport) {
        return new CaConnection(this, connector, transport, clock);
    }

    /** The way for what is not worth a long wait. */
    Transport hasty() {
        return transports.hasty();
    }

    /** Keeps what the server answered at its directory URL. */
    void keepDirectory(JSON answered) {
        directory = answered;
    }

    /** The kept directory; empty as long as it has not been fetched. */
    Optional<JSON> keptDirectory() {
        return Optional.ofNullable(directory);
    }

    @Override
    public Optional<URL> resourceUrlOptional(Resource resource) {
        JSON kept = directory;
        if (kept == null) throw new IllegalStateException("the directory has not been fetched");
        return kept.get(resource.path()).map(JSON.Value::asURL);
    }

    /** Lends the calling thread a nonce; the same one until all its holders are closed. */
    @Override
    public NonceHolder lockNonce() {
        Lease lease = leases.get();
        if (lease == null) {
            lease = new Lease();
            leases.set(lease);
        }
        lease.holders++;
        return lease;
    }

    /** The nonce that the calling thread holds went out with a request whose fate is unknown. */
    void forgetNonce() {
        Lease lease = leases.get();
        if (lease != null) lease.nonce = null;
    }

    /** Confined to one thread. */
    private final class Lease implements NonceHolder {
        private @Nullable String nonce = nonces.pollFirst();
        private int holders;

        @Override
        public @Nullable String getNonce() {
            return nonce;
        }

        @Override
        public void setNonce(@Nullable String fresh) {
            nonce = fresh;
        }

        @Override
        public void close() {
            if (--holders > 0) return;
            leases.remove();
            if (nonce != null) nonces.addFirst(nonce); // the youngest is used first: old ones expire
        }
    }
}
