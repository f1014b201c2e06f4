package org.jcertbot.acme.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.plugin.HttpSender;

/** Sends the requests of plugins, with one client for each server. */
public final class PluginHttp implements HttpSender, AutoCloseable {
    private final HttpClients clients;
    private final String userAgent;
    private final Map<String, Transport> servers = new HashMap<>();

    public PluginHttp(NetworkOptions options, String userAgent) {
        // The JDK sends a key in a header again to whatever server a redirect leads to.
        this.clients = new HttpClients(options, HttpClient.Redirect.NEVER);
        this.userAgent = userAgent;
    }

    @Override
    public HttpResponse<InputStream> send(HttpRequest request)
            throws IOException, CertbotException, InterruptedException {
        HttpRequest named = HttpRequest.newBuilder(request, (name, value) -> true)
                .setHeader("User-Agent", userAgent)
                .build();
        try {
            return server(request.uri()).send(named);
        } catch (IOException failure) {
            if (failure.getCause() instanceof InterruptedException interrupted) throw interrupted;
            throw failure;
        }
    }

    @Override
    public void close() {
        clients.close();
    }

    private synchronized Transport server(URI uri) throws CertbotException {
        String origin = uri.getScheme() + "://" + uri.getRawAuthority();
        Transport known = servers.get(origin);
        if (known != null) return known;
        Transport made = clients.transports(uri).patient();
        servers.put(origin, made);
        return made;
    }
}
