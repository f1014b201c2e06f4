package org.jcertbot.cli;

import java.time.Clock;
import org.jcertbot.acme.AcmeAuthorities;
import org.jcertbot.acme.UserAgent;
import org.jcertbot.acme.http.HttpClients;
import org.jcertbot.acme.http.NetworkOptions;
import org.jcertbot.acme.http.PluginHttp;
import org.jcertbot.acme.ocsp.OcspResponders;
import org.jcertbot.core.ca.CertificateAuthorities;
import org.jcertbot.core.ca.RevocationResponders;
import org.jcertbot.core.ca.SharedAuthorities;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.libcrypto.LibcryptoProvider;
import org.jcertbot.core.nameserver.AuthoritativeServers;
import org.jcertbot.core.plugin.HttpSender;
import org.jcertbot.core.plugin.PluginNetwork;
import org.jcertbot.core.release.Release;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.time.Sleeper;
import org.jcertbot.core.verb.VerbName;
import org.jspecify.annotations.Nullable;

/**
 * Whom a run talks to. Nothing is set up before it is needed: most renewals find nothing due and nobody to ask, and few
 * certificates still name an OCSP responder. Safe for several threads.
 */
final class Network implements PluginNetwork, AutoCloseable {
    private final VerbName verb;
    private final Settings settings;
    private final Clock clock;
    private final Sleeper sleeper;
    private @Nullable HttpClients clients;
    private @Nullable RevocationResponders responders;
    private @Nullable PluginHttp pluginHttp;
    private @Nullable Workers workers;

    /** @param verb for the user agent */
    Network(VerbName verb, Settings settings, Clock clock, Sleeper sleeper) {
        this.verb = verb;
        this.settings = settings;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    CertificateAuthorities authorities() {
        return new SharedAuthorities((directory, certificate) -> acme().at(directory, certificate));
    }

    RevocationResponders responders() {
        return (query, limit) -> ocsp().ask(query, limit);
    }

    private CertificateAuthorities acme() {
        LibcryptoProvider.install(); // every request is signed
        UserAgent userAgent = userAgent();
        return new AcmeAuthorities(clients(), selected -> userAgent.text(selected, verb.name()), clock, sleeper);
    }

    private static UserAgent userAgent() {
        return new UserAgent(
                Release.COMPATIBILITY_LEVEL, Release.VERSION, ThisProcess.operatingSystem(), ThisProcess.javaVersion());
    }

    /** {@code --no-verify-ssl} is about authorities: others get credentials of the user's. */
    @Override
    public synchronized HttpSender http() {
        PluginHttp known = pluginHttp;
        if (known != null) return known;
        var made = new PluginHttp(
                NetworkOptions.of(ThisProcess.environment()), userAgent().product());
        pluginHttp = made;
        return made;
    }

    /** Nothing here can ask name servers yet. */
    @Override
    public AuthoritativeServers nameServers() {
        return AuthoritativeServers.NONE;
    }

    @Override
    public synchronized Workers workers() {
        Workers known = workers;
        if (known != null) return known;
        var made = new Workers(Workers.USUAL_REQUESTS);
        workers = made;
        return made;
    }

    private synchronized RevocationResponders ocsp() {
        RevocationResponders known = responders;
        if (known != null) return known;
        var made = new OcspResponders(clients(), clock);
        responders = made;
        return made;
    }

    private synchronized HttpClients clients() {
        HttpClients known = clients;
        if (known != null) return known;
        var options = NetworkOptions.of(ThisProcess.environment());
        var made = new HttpClients(settings.get(Options.NO_VERIFY_SSL) ? options.trustingBlindly() : options);
        clients = made;
        return made;
    }

    @Override
    public synchronized void close() {
        if (workers != null) workers.close();
        if (pluginHttp != null) pluginHttp.close();
        if (clients != null) clients.close();
    }
}
