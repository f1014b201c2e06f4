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
import org.jcertbot.acme.http.Transport;
import org.jcertbot.core.console.PlainText;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.DefaultConnection;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** acme4j's connection, which signs and sends one request; in addition it tells what was answered when that failed. */
final class CaConnection extends DefaultConnection {
    private static final Logger LOG = LoggerFactory.getLogger(CaConnection.class);

    private final CaSession session;
    private final Transport transport;
    private final Clock clock;
    private OptionalInt status = OptionalInt.empty();
    private Optional<Duration> retryAfter = Optional.empty();

    CaConnection(CaSession session, CaConnector connector, Transport transport, Clock clock) {
        super(connector);
        this.session = session;
        this.transport = transport;
        this.clock = clock;
    }

    @Override
    protected void sendRequest(Session unused, URL url, Consumer<HttpRequest.Builder> body) throws IOException {
        HttpResponse<InputStream> response;
        status = OptionalInt.empty(); // what is known is from the request for a nonce before this one
        retryAfter = Optional.empty();
        try {
            response = exchange(url, body);
        } catch (IOException failure) {
            session.forgetNonce();
            LOG.debug("Request to {} failed: {}", url, failure.toString());
            throw failure;
        }
        lastResponse = response;
        status = OptionalInt.of(response.statusCode());
        retryAfter = header("Retry-After").flatMap(value -> RetryAfter.parse(value, clock.instant()));
        if (LOG.isDebugEnabled()) LOG.debug("{}", description(response));
    }

    /** One text for the log, so that answers which come at the same time stay apart. */
    static String description(HttpResponse<InputStream> response) throws IOException {
        var text = new StringBuilder();
        text.append(response.request().method()).append(' ').append(response.uri());
        text.append(" -> HTTP ").append(response.statusCode());
        response.headers().map().forEach((name, values) -> {
            if (name.startsWith(":")) return; // HTTP/2's own
            for (String value : values)
                text.append('\n').append(name).append(": ").append(value);
        });
        InputStream body = response.body();
        String content = new String(body.readAllBytes(), StandardCharsets.UTF_8).strip();
        body.reset(); // it is in memory
        if (!content.isEmpty()) text.append("\n\n").append(content);
        // Indented, so that no line of it can be taken for another record.
        return PlainText.of(text.toString().replace("\r\n", "\n").replace("\n", "\n    "));
    }

    private HttpResponse<InputStream> exchange(URL url, Consumer<HttpRequest.Builder> body) throws IOException {
        HttpRequest.Builder request = httpConnector
                .createRequestBuilder(url)
                .header("Accept-Charset", "utf-8")
                .header("Accept-Language", session.getLanguageHeader());
        body.accept(request);
        return transport.send(request.build());
    }

    /** How long it waits for an answer. */
    Duration limit() {
        return transport.limit();
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

    private HttpResponse<InputStream> answered() {
        HttpResponse<InputStream> response = lastResponse;
        if (response == null) throw new IllegalStateException("nothing was answered");
        return response;
    }
}
