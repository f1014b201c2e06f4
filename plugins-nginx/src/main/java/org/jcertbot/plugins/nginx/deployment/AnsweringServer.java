package org.jcertbot.plugins.nginx.deployment;

import java.util.Optional;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.enhancement.HttpsRedirect;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.NameMatch;
import org.jcertbot.plugins.nginx.model.Server;

/**
 * Sees to it that a plain server which sends everything on to HTTPS is not the one that answers there: browsers would go
 * round in a circle.
 */
record AnsweringServer(Configuration configuration, int httpsPort) {
    /** The server itself or, when it only redirects, another one that has the name and an answer. */
    Server insteadOf(Server server, DnsName name) throws PluginException {
        Optional<HttpsRedirect> loop = loop(server, name);
        if (loop.isEmpty()) return server;
        Optional<NameMatch> match = server.match(name.text());
        for (Server other : configuration.servers()) {
            boolean asGood = other.match(name.text()).map(NameMatch::rank).equals(match.map(NameMatch::rank));
            if (asGood
                    && !other.block().equals(server.block())
                    && loop(other, name).isEmpty()) return other;
        }
        throw new PluginException(
                "The certificate for " + name.text() + " cannot be installed in the " + server + ".",
                "It sends every request on to HTTPS (\""
                        + loop.get().directive().directive().text() + "\" in "
                        + loop.get().directive().place()
                        + "), and no other server has this name: over HTTPS it would send them to itself.",
                "Add a server for HTTPS that has the site's content, or replace the redirect by the content:"
                        + " a redirect is added later for what comes over HTTP.");
    }

    private Optional<HttpsRedirect> loop(Server server, DnsName name) throws PluginException {
        if (configuration.isTls(server)) return Optional.empty();
        return HttpsRedirect.in(server, configuration).stream()
                .filter(redirect -> redirect.loops(server, name, httpsPort))
                .findFirst();
    }
}
