package org.jcertbot.plugins.nginx.deployment;

import java.util.Optional;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;

/** Servers that turn every client away that wants TLS: no certificate makes them answer. */
final class RejectedHandshakes {
    private static final String DIRECTIVE = "ssl_reject_handshake";

    private RejectedHandshakes() {}

    /** The directive that makes a server reject handshakes; it may stand in {@code http}. */
    static Optional<Located> in(Configuration configuration, Server server) {
        return configuration
                .inEffect(server, DIRECTIVE)
                .filter(directive ->
                        directive.value().filter("on"::equalsIgnoreCase).isPresent());
    }

    /** @throws PluginException when the server rejects handshakes */
    static void refuse(Configuration configuration, Server server) throws PluginException {
        Optional<Located> reject = in(configuration, server);
        if (reject.isEmpty()) return;
        boolean inherited = server.first(DIRECTIVE).isEmpty();
        throw new PluginException(
                "The " + server + " cannot be given a certificate.",
                "It rejects every TLS handshake (" + DIRECTIVE + " in "
                        + reject.get().place() + ").",
                inherited
                        ? "Write \"" + DIRECTIVE + " off;\" into the server."
                        : "Remove that directive, or give the names a server of their own.");
    }
}
