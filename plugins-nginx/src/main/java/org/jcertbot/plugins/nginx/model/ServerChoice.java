package org.jcertbot.plugins.nginx.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.identifier.CoveredNames;
import org.jcertbot.core.identifier.DnsName;

/**
 * Which server a name belongs to. Names are compared as nginx does at run time: exact, then wildcards, then regular
 * expressions. Where that leaves several, the first one in the configuration counts, as for nginx.
 *
 * <p>Where a certificate goes is a question of what is meant: a trailing dot, or a name in UTF-8, stands for the name
 * that a client asks for, although nginx compares it literally. Who gets a request is a question of what nginx does.
 */
public final class ServerChoice {
    private final Configuration configuration;
    private final String hostName;
    private final NameTable names;
    private final Map<Socket, NameTable> namesOnSocket = new HashMap<>();

    public ServerChoice(Configuration configuration) {
        this(configuration, configuration.hostName());
    }

    /** @param hostName of this machine, what {@code $hostname} stands for; empty when that is not known */
    ServerChoice(Configuration configuration, String hostName) {
        this.configuration = configuration;
        this.hostName = hostName;
        this.names = NameTable.ofAll(configuration.servers(), hostName);
    }

    /** The one that is chosen from. */
    public Configuration configuration() {
        return configuration;
    }

    /** The server that a certificate for the name goes into: of equally good ones, one that has TLS already. */
    public Optional<Server> forCertificate(DnsName name) {
        List<Server> best = names.best(name.text(), server -> true);
        for (Server server : best) if (configuration.isTls(server)) return Optional.of(server);
        return best.stream().findFirst();
    }

    /** The server that answers requests for the name over plain HTTP on a port. */
    public Optional<Server> forPlainHttp(DnsName name, int port) {
        return names.best(name.text(), server -> isPlain(server, port)).stream().findFirst();
    }

    private boolean isPlain(Server server, int port) {
        for (Listen listen : server.listens()) {
            if (listen.address().covers(port) && !configuration.isTls(listen)) return true;
        }
        return false;
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
        for (Socket socket : configuration.sockets(port, tls)) reached.addAll(reachedBy(host, socket));
        return reached;
    }

    /** The server that gets a request for a host on one socket; several only where we cannot evaluate expressions. */
    public Set<Server> reachedBy(String host, Socket socket) {
        NameTable table =
                namesOnSocket.computeIfAbsent(socket, unknown -> NameTable.ofSocket(socket.servers(), hostName));
        List<Server> named = table.named(host, server -> true);
        return new LinkedHashSet<>(named.isEmpty() ? table.firstMatching(host, socket.defaultServer()) : named);
    }

    /**
     * The servers that have names, all of which the certificate is for: those that a wildcard certificate fits without
     * a question.
     *
     * @param certificate the names in it
     */
    public List<Server> coveredBy(Collection<DnsName> certificate) {
        var names = CoveredNames.of(certificate);
        var covered = new ArrayList<Server>();
        for (Server server : configuration.servers()) if (isCovered(server, names)) covered.add(server);
        return covered;
    }

    /** Those of {@link #coveredBy} that a wildcard certificate goes into. */
    public List<Server> forWildcardCertificate(Collection<DnsName> certificate) {
        List<Server> covered = coveredBy(certificate);
        Set<String> overTls = namesOverTls(covered);
        return covered.stream().filter(server -> !isPlainHalf(server, overTls)).toList();
    }

    /**
     * The servers that are the plain half of others: they have no TLS, and the others have all of their names with it, as
     * after a redirect to HTTPS has been set up. A certificate is of no use in them.
     */
    public List<Server> plainHalvesOf(Collection<Server> others) {
        Set<String> overTls = namesOverTls(others);
        return configuration.servers().stream()
                .filter(server -> isPlainHalf(server, overTls))
                .toList();
    }

    private Set<String> namesOverTls(Collection<Server> servers) {
        var names = new HashSet<String>();
        for (Server server : servers) if (configuration.isTls(server)) names.addAll(comparableNames(server));
        return names;
    }

    private boolean isPlainHalf(Server server, Set<String> namesOverTls) {
        return !server.names().isEmpty()
                && !configuration.isTls(server)
                && namesOverTls.containsAll(comparableNames(server));
    }

    private static List<String> comparableNames(Server server) {
        return server.names().stream().map(name -> name.kind() + name.text()).toList();
    }

    private static boolean isCovered(Server server, CoveredNames certificate) {
        for (ServerName name : server.names()) if (!name.isCoveredBy(certificate)) return false;
        return !server.names().isEmpty();
    }
}
