package org.jcertbot.cli;

import java.time.Clock;
import org.jcertbot.acme.AcmeAuthorities;
import org.jcertbot.acme.UserAgent;
import org.jcertbot.acme.http.HttpClients;
import org.jcertbot.acme.http.NetworkOptions;
import org.jcertbot.acme.ocsp.OcspResponders;
import org.jcertbot.core.ca.CertificateAuthorities;
import org.jcertbot.core.ca.RevocationResponders;
import org.jcertbot.core.ca.SharedAuthorities;
import org.jcertbot.core.libcrypto.LibcryptoProvider;
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
final class Network implements AutoCloseable {
    private final VerbName verb;
    private final Settings settings;
    private final Clock clock;
    private final Sleeper sleeper;
    private @Nullable HttpClients clients;
    private @Nullable RevocationResponders responders;

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
        var userAgent = new UserAgent(
                Release.COMPATIBILITY_LEVEL, Release.VERSION, ThisProcess.operatingSystem(), ThisProcess.javaVersion());
        return new AcmeAuthorities(clients(), selected -> userAgent.text(selected, verb.name()), clock, sleeper);
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
        var made = new HttpClients(NetworkOptions.of(ThisProcess.environment(), !settings.get(Options.NO_VERIFY_SSL)));
        clients = made;
        return made;
    }

    @Override
    public synchronized void close() {
        if (clients != null) clients.close();
    }
}
