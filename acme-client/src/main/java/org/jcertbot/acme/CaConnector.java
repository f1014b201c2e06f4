package org.jcertbot.acme;

import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import org.shredzone.acme4j.connector.HttpConnector;
import org.shredzone.acme4j.connector.NetworkSettings;

/** Starts every request with our user agent. */
final class CaConnector extends HttpConnector {
    private final String userAgent;

    CaConnector(NetworkSettings settings, HttpClient client, String userAgent) {
        super(settings, client);
        this.userAgent = userAgent;
    }

    @Override
    public HttpRequest.Builder createRequestBuilder(URL url) {
        return super.createRequestBuilder(url).setHeader("User-Agent", userAgent);
    }
}
