package org.jcertbot.plugins.nginx.edit;

import java.util.Collection;
import java.util.List;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.model.ServerName;

/** What the names of a certificate mean for those of a server. */
final class Coverage {
    /** The usual name for a server that is to be no name's. */
    private static final String NOBODY = "_";

    private final Collection<DnsName> certified;

    Coverage(Collection<DnsName> certified) {
        this.certified = certified;
    }

    /** True when browsers accept the certificate for every name that the server answers to. */
    boolean isComplete(Server server) {
        return uncovered(server).isEmpty() && server.names().stream().anyMatch(name -> !isNobody(name));
    }

    /** The names that browsers would not accept the certificate for. */
    List<ServerName> uncovered(Server server) {
        return server.names().stream()
                .filter(name -> !isNobody(name) && !covers(name))
                .toList();
    }

    private static boolean isNobody(ServerName name) {
        return name.written().equals(NOBODY);
    }

    private boolean covers(ServerName name) {
        return switch (name.kind()) {
            case EXACT -> has(name.text()) || has("*" + name.text().substring(firstDot(name.text())));
            // nginx matches any number of labels, a certificate only one; those who write it rarely mean more
            case LEADING_WILDCARD -> has("*" + name.text());
            case NAME_AND_BELOW -> has(name.text().substring(1)) && has("*" + name.text());
            case TRAILING_WILDCARD, REGEX -> false;
        };
    }

    private static int firstDot(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name.length() : dot;
    }

    private boolean has(String text) {
        return certified.stream().anyMatch(name -> name.text().equals(text));
    }
}
