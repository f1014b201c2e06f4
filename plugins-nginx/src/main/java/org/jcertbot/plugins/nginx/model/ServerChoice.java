package org.jcertbot.plugins.nginx.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jcertbot.core.identifier.DnsName;

/**
 * Which server a name belongs to. Names are compared as nginx does at run time: exact, then wildcards, then regular
 * expressions. Where that leaves several, the first one in the configuration counts, as for nginx.
 */
public final class ServerChoice {
    private record Candidate(Server server, NameMatch match) {}

    private final Configuration configuration;

    public ServerChoice(Configuration configuration) {
        this.configuration = configuration;
    }

    /** The server that a certificate for the name goes into: of equally good ones, one that has TLS already. */
    public Optional<Server> forCertificate(DnsName name) {
        List<Candidate> best = best(name.text(), server -> true);
        return best.stream()
                .filter(candidate -> configuration.isTls(candidate.server))
                .findFirst()
                .or(() -> best.stream().findFirst())
                .map(Candidate::server);
    }

    /** The server that answers requests for the name over plain HTTP on a port. */
    public Optional<Server> forPlainHttp(DnsName name, int port) {
        return best(name.text(), server -> isReached(server, port, false)).stream()
                .findFirst()
                .map(Candidate::server);
    }

    /**
     * Every server that may get a request for a host: on each socket the one that nginx would choose there, which is the
     * default of the socket when no name matches. Where expressions decide that we cannot evaluate, all of those too.
     *
     * @param host a name in lower case, or an address as it stands in a Host header
     * @param tls whether on sockets with TLS, or on plain ones
     */
    public Set<Server> reachedBy(String host, int port, boolean tls) {
        var reached = new LinkedHashSet<Server>();
        bySocket(port, tls).forEach((socket, servers) -> reached.addAll(chosen(host, socket, servers)));
        return reached;
    }

    private Map<Address, List<Server>> bySocket(int port, boolean tls) {
        var sockets = new LinkedHashMap<Address, List<Server>>();
        for (Server server : configuration.servers()) {
            for (Listen listen : server.listens()) {
                if (listen.isQuic() || !listen.address().covers(port) || configuration.isTls(listen) != tls) continue;
                List<Server> there = sockets.computeIfAbsent(listen.address().at(port), socket -> new ArrayList<>());
                if (there.isEmpty() || there.get(there.size() - 1) != server) there.add(server);
            }
        }
        return sockets;
    }

    private static List<Server> chosen(String host, Address socket, List<Server> servers) {
        List<Candidate> best = best(host, servers);
        if (best.isEmpty()) return List.of(defaultServer(socket, servers));
        if (best.get(0).match.rank().compareTo(NameRank.REGEX) < 0) return List.of(best.get(0).server);
        var possible = new ArrayList<Server>();
        best.forEach(candidate -> possible.add(candidate.server));
        possible.add(defaultServer(socket, servers));
        return possible;
    }

    private static Server defaultServer(Address socket, List<Server> servers) {
        return servers.stream()
                .filter(server -> server.listens().stream()
                        .anyMatch(listen -> listen.isDefaultServer()
                                && listen.address().at(socket.firstPort()).equals(socket)))
                .findFirst()
                .orElse(servers.get(0));
    }

    private boolean isReached(Server server, int port, boolean tls) {
        return server.listens().stream()
                .anyMatch(listen -> listen.address().covers(port) && configuration.isTls(listen) == tls);
    }

    private List<Candidate> best(String host, Predicate<Server> wanted) {
        return best(host, configuration.servers().stream().filter(wanted).toList());
    }

    /** The servers whose match nobody beats, in their order; expressions of any kind are equally good. */
    private static List<Candidate> best(String host, List<Server> servers) {
        var best = new ArrayList<Candidate>();
        for (Server server : servers) {
            Optional<NameMatch> match = server.match(host);
            if (match.isEmpty()) continue;
            int order = best.isEmpty() ? -1 : NameMatch.BEST_FIRST.compare(match.get(), best.get(0).match);
            if (order < 0) best.clear();
            if (order <= 0) best.add(new Candidate(server, match.get()));
        }
        return best;
    }
}
