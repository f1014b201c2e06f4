package org.jcertbot.plugins.nginx.edit;

import java.util.Collection;
import java.util.List;
import org.jcertbot.core.identifier.CoveredNames;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.model.ServerName;

/** What the names of a certificate mean for those of a server. */
final class Coverage {
    /** The usual name for a server that is to be no name's. */
    private static final String NOBODY = "_";

    private final CoveredNames certified;

    Coverage(Collection<DnsName> certified) {
        this.certified = CoveredNames.of(certified);
    }

    /** True when browsers accept the certificate for every name that the server answers to. */
    boolean isComplete(Server server) {
        return uncovered(server).isEmpty() && server.names().stream().anyMatch(name -> !isNobody(name));
    }

    /** The names that browsers would not accept the certificate for. */
    List<ServerName> uncovered(Server server) {
        return server.names().stream()
                .filter(name -> !isNobody(name) && !name.isCoveredBy(certified))
                .toList();
    }

    private static boolean isNobody(ServerName name) {
        return name.written().equals(NOBODY);
    }
}
