package org.jcertbot.acme;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.shredzone.acme4j.connector.HttpConnector;
import org.shredzone.acme4j.connector.NetworkSettings;

/** Starts every request with our user agent. */
final class CaConnector extends HttpConnector {
    private final String userAgent;
    private final Duration limit;

    CaConnector(NetworkSettings settings, HttpClient client, String userAgent) {
        super(settings, client);
        this.userAgent = userAgent;
        this.limit = settings.getTimeout();
    }

    /** How long an answer may take. */
    Duration limit() {
        return limit;
    }

    /** Without a time-out of the client's own, which costs a wake-up of its selector: {@link CaConnection} has one. */
    @Override
    public HttpRequest.Builder createRequestBuilder(URL url) {
        return HttpRequest.newBuilder(URI.create(url.toString())).header("User-Agent", userAgent);
    }
}
