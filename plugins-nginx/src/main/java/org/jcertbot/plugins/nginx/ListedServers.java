package org.jcertbot.plugins.nginx;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jcertbot.core.identifier.CoveredNames;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.webserver.ServerList;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.model.ServerChoice;
import org.jcertbot.plugins.nginx.model.ServerSummary;

/** The servers of nginx, to choose among for a wildcard. */
record ListedServers(ServerChoice choice) implements ServerList<Server> {
    @Override
    public List<Server> all() {
        return choice.configuration().servers();
    }

    @Override
    public Path file(Server server) {
        return server.file().path();
    }

    /** Without those that only have the names of others over plain HTTP. */
    @Override
    public List<Server> usableBy(List<DnsName> names) {
        Set<Server> plainHalves = new HashSet<>(choice.plainHalvesOf(all()));
        var certificate = CoveredNames.of(names);
        return all().stream()
                .filter(server -> !plainHalves.contains(server))
                .filter(server -> server.names().stream().anyMatch(name -> name.isCoveredBy(certificate)))
                .toList();
    }

    @Override
    public List<Server> coveredBy(List<DnsName> names) {
        return choice.forWildcardCertificate(names);
    }

    @Override
    public String summary(Server server) {
        return ServerSummary.of(choice.configuration(), server);
    }
}
