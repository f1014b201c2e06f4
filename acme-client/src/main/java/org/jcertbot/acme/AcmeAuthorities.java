package org.jcertbot.acme;

import java.net.URI;
import java.time.Clock;
import java.util.function.Function;
import org.jcertbot.acme.http.HttpClients;
import org.jcertbot.core.ca.CertificateAuthorities;
import org.jcertbot.core.ca.CertificateAuthority;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.time.Sleeper;

/** Reaches ACME servers (RFC 8555) over HTTP. */
public final class AcmeAuthorities implements CertificateAuthorities {
    private final HttpClients clients;
    private final Function<Settings, String> userAgent;
    private final Clock clock;
    private final Sleeper sleeper;

    /** @param userAgent what the server gets to know about us; from the settings of the run */
    public AcmeAuthorities(HttpClients clients, Function<Settings, String> userAgent, Clock clock, Sleeper sleeper) {
        this.clients = clients;
        this.userAgent = userAgent;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    @Override
    public CertificateAuthority at(URI directory, Settings settings) throws CertbotException {
        var session = new CaSession(directory, clients.transports(directory), userAgent.apply(settings), clock);
        var limits = PublishedLimits.of(directory);
        var requests = new Pace("requests", limits.requests(), clock, sleeper);
        var exchange = new Exchange(session, new CaFailures(directory, clock), requests);
        return new AcmeAuthority(
                directory,
                exchange,
                () -> new Pace("new orders that replace nothing", limits.orders(), clock, sleeper));
    }
}
