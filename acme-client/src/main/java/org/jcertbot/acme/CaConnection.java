package org.jcertbot.acme;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.DefaultConnection;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** acme4j's connection, which signs and sends one request; in addition it tells what was answered when that failed. */
final class CaConnection extends DefaultConnection {
    private static final Logger LOG = LoggerFactory.getLogger(CaConnection.class);
    private static final int LONGEST_UNREAD_BODY = 1 << 16;

    private final CaSession session;
    private final Duration limit;
    private final Clock clock;
    private OptionalInt status = OptionalInt.empty();
    private Optional<Duration> retryAfter = Optional.empty();

    CaConnection(CaSession session, CaConnector connector, Clock clock) {
        super(connector);
        this.session = session;
        this.limit = connector.limit();
        this.clock = clock;
    }

    @Override
    protected void sendRequest(Session unused, URL url, Consumer<HttpRequest.Builder> body) throws IOException {
        try {
            super.sendRequest(session, url, body);
        } catch (IOException failure) {
            session.forgetNonce();
            LOG.debug("Request to {} failed: {}", url, failure.toString());
            throw failure;
        }
        HttpResponse<InputStream> response = answered();
        status = OptionalInt.of(response.statusCode());
        retryAfter = header("Retry-After").flatMap(value -> RetryAfter.parse(value, clock.instant()));
        LOG.debug("{} {} -> HTTP {}", response.request().method(), url, response.statusCode());
    }

    /** How long it waits for an answer. */
    Duration limit() {
        return limit;
    }

    /** The status of the last answer, also after {@link #close}; empty when there was none. */
    OptionalInt status() {
        return status;
    }

    /** How long the server wants to be left alone. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    Optional<String> header(String name) {
        return answered().headers().firstValue(name);
    }

    /** The body of the answer as ASCII text. */
    String readText() throws AcmeException {
        try (InputStream body = answered().body()) {
            return new String(body.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException failure) {
            throw new AcmeNetworkException(failure);
        }
    }

    /** Reads what is left of the body, so that the connection below can carry the next request. */
    @Override
    public void close() {
        HttpResponse<InputStream> response = lastResponse;
        if (response != null) {
            try (InputStream body = response.body()) {
                body.readNBytes(LONGEST_UNREAD_BODY);
            } catch (IOException alreadyClosed) {
                LOG.trace("Nothing left to read", alreadyClosed);
            }
        }
        super.close();
    }

    private HttpResponse<InputStream> answered() {
        HttpResponse<InputStream> response = lastResponse;
        if (response == null) throw new IllegalStateException("nothing was answered");
        return response;
    }
}
