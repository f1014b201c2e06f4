package org.jcertbot.plugins.nginx.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.enhancement.HttpsRedirect;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Listen;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.syntax.Directive;

/** The servers that say that they are the default of a socket, and which of them may be copied for new names. */
final class DefaultServers {
    private static final int FIRST_ERROR = 400;

    private final Configuration configuration;
    private final TlsRequest request;

    DefaultServers(Configuration configuration, TlsRequest request) {
        this.configuration = configuration;
        this.request = request;
    }

    /** The one that the names get to today over HTTPS, over HTTP, or the only one that there is. */
    Server template(List<DnsName> names) throws PluginException {
        List<Server> defaults = configuration.servers().stream()
                .filter(server -> server.listens().stream().anyMatch(Listen::isDefaultServer))
                .toList();
        var usable = new ArrayList<Server>();
        for (Server server : defaults) {
            if (!isRejecting(server) && !redirects(server, names) && ownsItsListens(server)) usable.add(server);
        }
        return only(usable, isDefaultOn(request.ports().https()))
                .or(() -> only(usable, isDefaultOn(request.ports().http())))
                .or(() -> only(usable, server -> true))
                .orElseThrow(() -> new NoServer(configuration, names).because(defaults, usable));
    }

    private static Predicate<Server> isDefaultOn(int port) {
        return server -> server.listens().stream()
                .anyMatch(listen -> listen.isDefaultServer()
                        && !listen.isQuic()
                        && listen.address().covers(port));
    }

    private static Optional<Server> only(List<Server> servers, Predicate<Server> wanted) {
        List<Server> found = servers.stream().filter(wanted).toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** A server that has an error or nothing for everybody has no content that the names could be given. */
    private boolean isRejecting(Server server) {
        if (RejectedHandshakes.in(configuration, server).isPresent()) return true;
        var deciding = new ArrayList<Directive>();
        server.all("return").forEach(directive -> deciding.add(directive.directive()));
        List<Located> locations = server.all("location").toList();
        if (locations.size() == 1 && locations.get(0).value().equals(Optional.of("/"))) {
            StreamSupport.stream(locations.get(0).directive().directives().spliterator(), false)
                    .filter(directive -> directive.is("return"))
                    .forEach(deciding::add);
        }
        return deciding.stream().anyMatch(DefaultServers::isError);
    }

    private static boolean isError(Directive directive) {
        String status = directive.size() > 1 ? directive.word(1) : "";
        return status.matches("\\d{3}") && Integer.parseInt(status) >= FIRST_ERROR;
    }

    private boolean redirects(Server server, List<DnsName> names) throws PluginException {
        return !configuration.isTls(server)
                && HttpsRedirect.in(server, configuration).stream()
                        .anyMatch(redirect -> names.stream()
                                .anyMatch(name -> redirect.loops(
                                        server, name, request.ports().https())));
    }

    /** From an included file, {@code default_server} would get into the copy. */
    private static boolean ownsItsListens(Server server) {
        return server.all("listen").allMatch(server::owns);
    }
}
