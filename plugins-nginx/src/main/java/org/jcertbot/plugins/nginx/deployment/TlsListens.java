package org.jcertbot.plugins.nginx.deployment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.webserver.WebPorts;
import org.jcertbot.plugins.nginx.edit.Edits;
import org.jcertbot.plugins.nginx.edit.NewDirective;
import org.jcertbot.plugins.nginx.model.Address;
import org.jcertbot.plugins.nginx.model.Address.Family;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Listen;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;

/** Lets plain servers listen for TLS as well, on the hosts that they listen on already. */
final class TlsListens {
    /** A {@code listen} directive to write: the host as it is written, and the directive that it is a copy of. */
    private record Copy(String host, Listen original) {}

    private static final String ALL_IPV6 = "[::]";

    private final SharedDirectives users;
    private final WebPorts ports;
    /** What all servers listen on over TCP, each once: thousands of servers usually have few between them. */
    private final List<Listen> all;
    /** Sockets that got a default server by what was added here. */
    private final Set<Address> newDefaults = new HashSet<>();

    TlsListens(Configuration configuration, SharedDirectives users, TlsRequest request) {
        this.users = users;
        this.ports = request.ports();
        this.all = distinct(configuration);
    }

    private static List<Listen> distinct(Configuration configuration) {
        var byText = new LinkedHashMap<String, Listen>();
        for (Server server : configuration.servers()) {
            for (Listen listen : server.listens()) {
                if (!listen.isQuic()) byText.putIfAbsent(listen.writtenHost() + " " + listen, listen);
            }
        }
        return List.copyOf(byText.values());
    }

    /** Puts {@code ssl} on what listens on the port for HTTPS already; returns what has to be added. */
    List<NewDirective> add(Edits edits, Server server) throws PluginException {
        List<Listen> tcp = listens(server, listen -> !listen.isQuic());
        if (tcp.isEmpty()) return besideQuic(server);
        for (Listen listen : tcp) if (listen.address().covers(ports.https())) addSsl(edits, server, listen);
        var lines = new ArrayList<NewDirective>();
        if (tcp.get(0).source().isEmpty()) lines.add(NewDirective.of("listen", "80"));
        copies(tcp).forEach((address, copy) -> {
            boolean present = tcp.stream().anyMatch(listen -> overlaps(listen.address(), address));
            if (!present) lines.add(line(address, copy));
        });
        return lines;
    }

    private static List<Listen> listens(Server server, Predicate<Listen> wanted) {
        return server.listens().stream()
                .filter(listen -> listen.address().family() != Family.UNIX)
                .filter(wanted)
                .toList();
    }

    /** Of a server for HTTP/3 only: browsers come over TCP first. */
    private List<NewDirective> besideQuic(Server server) throws PluginException {
        List<Listen> quic = listens(server, Listen::isQuic);
        if (quic.isEmpty()) {
            throw new PluginException(
                    "The " + server + " cannot be given a certificate.",
                    "It listens on Unix sockets only, so that nobody can reach it over HTTPS.",
                    "Add a \"listen\" directive with an address and a port to it, or leave its names out.");
        }
        var copies = new LinkedHashMap<Address, Copy>();
        for (Listen listen : quic) add(copies, listen.writtenHost(), listen);
        var lines = new ArrayList<NewDirective>();
        copies.forEach((address, copy) -> lines.add(line(address, copy)));
        return lines;
    }

    private void addSsl(Edits edits, Server server, Listen listen) throws PluginException {
        Located source = listen.source().orElseThrow(() -> new AssertionError("port 80 is implied, and is for HTTP"));
        boolean range = listen.address().firstPort() != listen.address().lastPort();
        if (range || !(server.owns(source) || users.areOnlyTargets(source))) {
            throw new PluginException(
                    "The " + server + " cannot be given a certificate.",
                    "It listens on port " + ports.https() + " without TLS, by \"" + source.directive() + "\" in "
                            + source.place() + (range ? "." : ", which other servers use as well."),
                    "Give the server a \"listen\" directive of its own for port " + ports.https() + ".");
        }
        if (!listen.has("ssl")) edits.addArgument(source, "ssl");
    }

    /** By the socket, so that none is written twice. */
    private Map<Address, Copy> copies(List<Listen> tcp) {
        var copies = new LinkedHashMap<Address, Copy>();
        List<Listen> plainHttp = tcp.stream()
                .filter(listen -> listen.address().covers(ports.http()))
                .toList();
        for (Listen listen : plainHttp) add(copies, listen.writtenHost(), listen);
        if (plainHttp.isEmpty()) everywhere(copies, tcp);
        return copies;
    }

    /** A server on other ports only is to be reached at the usual one, on all addresses of its families. */
    private void everywhere(Map<Address, Copy> copies, List<Listen> tcp) {
        if (tcp.stream().anyMatch(listen -> listen.address().covers(ports.https()))) return;
        for (Listen listen : tcp) {
            if (listen.address().family() == Family.IPV6) add(copies, hostInsteadOf(listen, ALL_IPV6), listen);
        }
        for (Listen listen : tcp) {
            if (listen.address().family() != Family.IPV6) add(copies, hostInsteadOf(listen, ""), listen);
        }
    }

    /** What was reached from this machine only must not be opened to everybody. */
    private static String hostInsteadOf(Listen listen, String everywhere) {
        return listen.address().isLoopback() ? listen.writtenHost() : everywhere;
    }

    private void add(Map<Address, Copy> copies, String host, Listen original) {
        boolean ipv6 = host.startsWith("[");
        if (!ipv6 && dualSocketExists()) {
            // the socket for all of IPv6 gets the connections over IPv4 too; a second one could not be bound
            copies.putIfAbsent(socket(ALL_IPV6), new Copy(ALL_IPV6, original));
            return;
        }
        String reached = reachedHost(host);
        copies.putIfAbsent(socket(reached), new Copy(reached, original));
        if (socket(reached).isWildcard()) addSpecific(copies, socket(reached), original);
        boolean dual = host.equals(ALL_IPV6) && isDual(original);
        if (dual && !dualSocketExists()) copies.putIfAbsent(socket(""), new Copy("", original));
    }

    /**
     * A new socket for one address would get the connections that the one for all addresses gets now, and its servers
     * would be gone there. So the one for all addresses serves this server too.
     */
    private String reachedHost(String host) {
        Address wanted = socket(host);
        if (wanted.isWildcard() || exists(wanted)) return host;
        String all = wanted.family() == Family.IPV6 ? ALL_IPV6 : "";
        return exists(socket(all)) && wanted.family() != Family.NAME ? all : host;
    }

    /** Connections to an address that has a socket of its own never get to the one for all addresses. */
    private void addSpecific(Map<Address, Copy> copies, Address everywhere, Listen original) {
        all.stream()
                .filter(listen -> listen.address().family() == everywhere.family()
                        && listen.address().covers(ports.https())
                        && !listen.address().isWildcard()
                        && !exists(listen.address().at(ports.http())))
                .forEach(listen -> copies.putIfAbsent(
                        listen.address().at(ports.https()), new Copy(listen.writtenHost(), original)));
    }

    private boolean exists(Address socket) {
        return all.stream().anyMatch(listen -> overlaps(listen.address(), socket));
    }

    private Address socket(String host) {
        return Address.parse(host.isEmpty() ? String.valueOf(ports.https()) : host + ":" + ports.https());
    }

    private boolean dualSocketExists() {
        Address everyIpv6 = socket(ALL_IPV6);
        return all.stream().anyMatch(listen -> listen.address().equals(everyIpv6) && isDual(listen));
    }

    private static boolean isDual(Listen listen) {
        return listen.parameters().contains("ipv6only=off");
    }

    private static boolean overlaps(Address present, Address wanted) {
        return present.family() != Family.UNIX
                && present.covers(wanted.firstPort())
                && present.at(wanted.firstPort()).equals(wanted);
    }

    private NewDirective line(Address address, Copy copy) {
        var words = new ArrayList<String>();
        words.add(copy.host.isEmpty() ? String.valueOf(ports.https()) : copy.host + ":" + ports.https());
        words.add("ssl");
        if (copy.original.isDefaultServer() && hasNoDefault(address)) {
            words.add("default_server");
            newDefaults.add(address);
        }
        if (isProxied(address, copy.original)) words.add("proxy_protocol");
        return NewDirective.of("listen", words);
    }

    /** A socket that is there has one, be it only its first server. */
    private boolean hasNoDefault(Address address) {
        return !newDefaults.contains(address) && !exists(address);
    }

    /** The parameter counts for a socket, not for a server: what is there decides, if the socket is. */
    private boolean isProxied(Address address, Listen original) {
        List<Listen> there = all.stream()
                .filter(listen -> overlaps(listen.address(), address))
                .toList();
        if (there.isEmpty()) return original.has("proxy_protocol");
        return there.stream().anyMatch(listen -> listen.has("proxy_protocol"));
    }
}
