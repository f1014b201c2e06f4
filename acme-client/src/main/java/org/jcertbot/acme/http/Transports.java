package org.jcertbot.acme.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What reaches one server, each opened when it is first needed: a scheduled renewal mostly needs the hasty one only. */
public final class Transports {
    /** How long an answer may take. */
    private static final Duration LIMIT = Duration.ofSeconds(45);

    /** How long the answer may take to a question that can also stay unanswered. */
    private static final Duration SHORT_LIMIT = Duration.ofSeconds(10);

    private final HttpClients clients;
    private final Route route;
    private @Nullable HttpClient client;
    private @Nullable Transport hasty;

    Transports(HttpClients clients, Route route) {
        this.clients = clients;
        this.route = route;
    }

    /** For requests of every kind. */
    public Transport patient() {
        return new SharedConnection(client(), LIMIT);
    }

    /** For GET requests that are not worth a long wait. */
    public synchronized Transport hasty() {
        if (hasty != null) return hasty;
        Optional<SSLContext> direct = route.proxy().isPresent() ? Optional.empty() : route.tls();
        Transport made = direct.isPresent()
                ? clients.openBlocking(direct.get(), SHORT_LIMIT)
                : new SharedConnection(client(), SHORT_LIMIT);
        hasty = made;
        return made;
    }

    private synchronized HttpClient client() {
        if (client == null) client = clients.open(route);
        return client;
    }
}
