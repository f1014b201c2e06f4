package org.jcertbot.plugins.nginx.deployment;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.model.Address;
import org.jcertbot.plugins.nginx.model.Address.Family;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Listen;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;

/**
 * What servers of {@code stream} and {@code mail} listen on. A web server cannot have the same: nginx would not start, but
 * its test of the configuration does not see that.
 */
record ForeignSockets(Configuration before) {
    private static final List<String> CONTEXTS = List.of("stream", "mail");

    /** Refuses a change by which web servers would begin to listen where others do. */
    void refuseSharing(Configuration after) throws PluginException {
        Set<Address> known = new HashSet<>();
        for (Server server : before.servers()) server.listens().forEach(listen -> known.add(listen.address()));
        for (Server server : after.servers()) {
            for (Listen listen : server.listens()) if (known.add(listen.address())) refuseSharing(listen);
        }
    }

    private void refuseSharing(Listen added) throws PluginException {
        for (String context : CONTEXTS) {
            Optional<Located> block = before.inMain(context);
            if (block.isEmpty()) continue;
            for (Located server : before.in(block.get())) {
                if (server.is("server")) refuseSharing(added, context, server);
            }
        }
    }

    private void refuseSharing(Listen added, String context, Located server) throws PluginException {
        for (Located directive : before.in(server)) {
            if (!directive.is("listen")) continue;
            Listen listen = Listen.of(directive);
            if (listen.has("udp") || !isShared(listen.address(), added.address())) continue;
            throw new PluginException(
                    "The certificate cannot be installed on port "
                            + added.address().firstPort() + ".",
                    "A server of \"" + context + "\" listens there, by \"" + directive.directive() + "\" in "
                            + directive.place() + ": nginx could not open " + added.address() + " as well.",
                    "Choose another port with --https-port, and let that server pass the connections for HTTPS on to"
                            + " it.");
        }
    }

    private static boolean isShared(Address one, Address other) {
        boolean overlapping = one.firstPort() <= other.lastPort() && other.firstPort() <= one.lastPort();
        return one.family() != Family.UNIX
                && one.family() == other.family()
                && overlapping
                && (one.isWildcard() || other.isWildcard() || one.host().equals(other.host()));
    }
}
