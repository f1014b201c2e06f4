package org.jcertbot.acme;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jcertbot.acme.http.Transport;
import org.jcertbot.core.ca.CaException;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeProtocolException;
import org.shredzone.acme4j.toolbox.JSON;
import org.shredzone.acme4j.toolbox.JSONBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to one server, again when it asks for that, and says why when there is no usable answer. Safe for
 * several threads.
 *
 * <p>Each method is exactly one request, apart from the directory and a nonce before the very first one.
 */
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    /** Reads what the caller needs; an {@link AcmeProtocolException} says that it is not there. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Answer answer);
    }

    @FunctionalInterface
    private interface Step<T> {
        T run(CaConnection connection) throws AcmeException;
    }

    /** How patiently the directory is asked for. */
    @FunctionalInterface
    private interface Patience {
        JSON go(URI directory, Step<JSON> step) throws CaException, InterruptedException;
    }

    private final CaSession session;
    private final CaFailures failures;
    private final Pace pace;
    private @Nullable CaException unreachable;

    /** @param pace that of all requests to the server */
    Exchange(CaSession session, CaFailures failures, Pace pace) {
        this.session = session;
        this.failures = failures;
        this.pace = pace;
    }

    /** The directory; asked for once in a run, even when that fails. */
    synchronized JSON directory() throws CaException, InterruptedException {
        return directory(this::repeatUnlessInVain);
    }

    /** The directory, asked for once and with little patience when it is not there yet. */
    synchronized JSON directoryHastily() throws CaException, InterruptedException {
        return directory(this::hastily);
    }

    /** Takes from a directory what the caller needs. */
    <T> T readDirectory(JSON directory, Function<JSON, T> reader) throws CaException {
        try {
            return reader.apply(directory);
        } catch (AcmeProtocolException | IllegalArgumentException unusable) { // acme4j's, for a relative URL
            throw failures.unusableDirectory(unusable);
        }
    }

    private JSON directory(Patience patience) throws CaException, InterruptedException {
        Optional<JSON> kept = session.keptDirectory();
        if (kept.isPresent()) return kept.get();
        JSON fetched = patience.go(session.getServerUri(), this::readDirectory);
        session.keepDirectory(fetched);
        return fetched;
    }

    /** Thousands of certificates must not find out one after the other that the server is unreachable. */
    private JSON repeatUnlessInVain(URI directory, Step<JSON> step) throws CaException, InterruptedException {
        if (unreachable != null) throw unreachable;
        try {
            return repeat(directory, step);
        } catch (CaException failure) {
            unreachable = failure;
            throw failure;
        }
    }

    /** Gets a public resource, once and with little patience. */
    <T> T getHastily(URL url, Reader<T> reader) throws CaException, InterruptedException {
        return hastily(URI.create(url.toString()), connection -> {
            connection.sendRequest(url, session, null);
            return reader.read(Answer.of(connection));
        });
    }

    /** The URL that the directory has for the resource. */
    URL resource(Resource resource) throws CaException, InterruptedException {
        try {
            return directory().get(resource.path()).asURL();
        } catch (AcmeProtocolException notOffered) {
            throw failures.notOffered(resource.path(), notOffered);
        }
    }

    Login login(KeyPair key, URI account) {
        return session.login(url(account), key);
    }

    /** A request that is signed with a key which has no account yet. */
    <T> T postWithKey(URL url, JSONBuilder claims, KeyPair key, Reader<T> reader)
            throws CaException, InterruptedException {
        return send(url, connection -> {
            connection.sendSignedRequest(url, claims, session, key);
            return reader.read(Answer.of(connection));
        });
    }

    <T> T post(URL url, JSONBuilder claims, Login login, Reader<T> reader) throws CaException, InterruptedException {
        return send(url, connection -> {
            connection.sendSignedRequest(url, claims, login);
            return reader.read(Answer.of(connection));
        });
    }

    /** As {@link #post}; whatever the body of the answer is, it is not read. */
    void tell(URL url, JSONBuilder claims, Login login) throws CaException, InterruptedException {
        send(url, connection -> connection.sendSignedRequest(url, claims, login));
    }

    /** As {@link #postWithKey}; whatever the body of the answer is, it is not read. */
    void tellWithKey(URL url, JSONBuilder claims, KeyPair key) throws CaException, InterruptedException {
        send(url, connection -> connection.sendSignedRequest(url, claims, session, key));
    }

    /** Fetches a resource (POST-as-GET, RFC 8555 section 6.3). */
    <T> T fetch(URL url, Login login, Reader<T> reader) throws CaException, InterruptedException {
        return send(url, connection -> {
            connection.sendSignedPostAsGetRequest(url, login);
            return reader.read(Answer.of(connection));
        });
    }

    CertificateAnswer fetchCertificate(URL url, Login login) throws CaException, InterruptedException {
        return send(url, connection -> {
            connection.sendCertificateRequest(url, login);
            return new CertificateAnswer(PemChain.parse(connection.readText()), connection.getLinks("alternate"));
        });
    }

    private JSON readDirectory(CaConnection connection) throws AcmeException {
        connection.sendRequest(url(session.getServerUri()), session, null);
        JSON directory = connection.readJsonResponse();
        for (Resource needed : new Resource[] {Resource.NEW_NONCE, Resource.NEW_ACCOUNT, Resource.NEW_ORDER}) {
            directory.get(needed.path()).asURL();
        }
        return directory;
    }

    private <T> T send(URL url, Step<T> step) throws CaException, InterruptedException {
        directory(); // knows where nonces come from
        return repeat(URI.create(url.toString()), step);
    }

    private <T> T repeat(URI url, Step<T> step) throws CaException, InterruptedException {
        boolean unanswered = false;
        for (int attempts = 1; ; attempts++) {
            pace.await();
            try {
                return attempt(url, session.connect(), step);
            } catch (RequestFailure failure) {
                Optional<Duration> pause = RetryPolicy.pauseAfter(failure, attempts);
                if (pause.isEmpty()) {
                    CaException explained = failures.explain(failure);
                    if (unanswered && explained.problem().isPresent()) throw new RepetitionRefusedException(explained);
                    throw explained;
                }
                unanswered |= failure.status().isEmpty();
                LOG.info(
                        "{} did not answer as hoped ({}); trying again in {} s",
                        url,
                        failure.getCause(),
                        pause.get().toSeconds());
                pace.quietFor(pause.get()); // the others would hear the same
            }
        }
    }

    private <T> T hastily(URI url, Step<T> step) throws CaException, InterruptedException {
        Transport hasty = session.hasty();
        if (pace.quiet().compareTo(hasty.limit()) > 0) throw failures.busy(url, pace.quiet());
        pace.await();
        try {
            return attempt(url, session.connect(hasty), step);
        } catch (RequestFailure failure) {
            throw failures.explain(failure);
        }
    }

    private <T> T attempt(URI url, CaConnection opened, Step<T> step) throws RequestFailure, InterruptedException {
        try (CaConnection connection = opened) {
            try {
                return step.run(connection);
            } catch (AcmeException | AcmeProtocolException | IllegalArgumentException cause) {
                var failure = new RequestFailure(
                        url,
                        connection.limit(),
                        connection.status(),
                        connection.retryAfter(),
                        CaFailures.problem(cause),
                        cause);
                if (failure.cause(InterruptedException.class).isPresent()) throw new InterruptedException();
                throw failure;
            }
        }
    }

    URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (MalformedURLException notHttp) {
            throw new IllegalArgumentException(notHttp);
        }
    }
}
