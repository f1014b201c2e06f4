package org.jcertbot.acme.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLSession;

/** What the JDK's older client was answered, in the form of the newer one's answers. */
record BlockingAnswer(int statusCode, HttpRequest request, URI uri, HttpHeaders headers, InputStream body)
        implements HttpResponse<InputStream> {
    static BlockingAnswer of(HttpRequest request, HttpURLConnection connection, byte[] body) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        connection.getHeaderFields().forEach((name, values) -> {
            if (name == null || name.isEmpty()) return; // the status line
            headers.computeIfAbsent(name, first -> new ArrayList<>()).addAll(values);
        });
        return new BlockingAnswer(
                connection.getResponseCode(),
                request,
                URI.create(connection.getURL().toString()), // after redirects
                HttpHeaders.of(headers, (name, value) -> true),
                new ByteArrayInputStream(body));
    }

    @Override
    public Optional<HttpResponse<InputStream>> previousResponse() {
        return Optional.empty();
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return Optional.empty();
    }

    @Override
    public HttpClient.Version version() {
        return HttpClient.Version.HTTP_1_1;
    }
}
