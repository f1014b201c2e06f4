package org.jcertbot.acme;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest;
import org.jcertbot.acme.http.Transport;
import org.shredzone.acme4j.connector.HttpConnector;
import org.shredzone.acme4j.connector.NetworkSettings;

/** Starts every request with our user agent. It has no client of acme4j's: {@link Transport} sends. */
final class CaConnector extends HttpConnector {
    private final String userAgent;

    CaConnector(NetworkSettings settings, String userAgent) {
        super(settings, null);
        this.userAgent = userAgent;
    }

    /** Without a time-out of the client's own: {@link Transport} has one. */
    @Override
    public HttpRequest.Builder createRequestBuilder(URL url) {
        return HttpRequest.newBuilder(URI.create(url.toString())).header("User-Agent", userAgent);
    }
}
