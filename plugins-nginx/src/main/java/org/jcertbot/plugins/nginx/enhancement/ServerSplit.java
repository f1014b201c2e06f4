package org.jcertbot.plugins.nginx.enhancement;

import java.util.Set;
import java.util.function.Predicate;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.edit.Edits;
import org.jcertbot.plugins.nginx.edit.Marker;
import org.jcertbot.plugins.nginx.edit.NewDirective;
import org.jcertbot.plugins.nginx.model.Address.Family;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Listen;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.syntax.Directive;

/**
 * Makes two servers of one that answers with and without TLS. The plain one follows directly, so that both are where the
 * one was among the servers of their sockets: the first one on a socket is its default.
 */
final class ServerSplit {
    private final Configuration configuration;
    private final Server server;
    private final Set<DnsName> redirected;

    /** @param server owns its {@code listen} directives */
    ServerSplit(Configuration configuration, Server server, Set<DnsName> redirected) {
        this.configuration = configuration;
        this.server = server;
        this.redirected = redirected;
    }

    /** True when a server answers both with and without TLS over TCP. What is asked through a Unix socket stays. */
    static boolean isPossible(Configuration configuration, Server server) {
        return configuration.isTls(server)
                && server.listens().stream().anyMatch(listen -> isPlain(configuration, listen));
    }

    /** True for an address that requests over plain HTTP reach from outside. */
    static boolean isPlain(Configuration configuration, Listen listen) {
        return !configuration.isTls(listen) && listen.address().family() != Family.UNIX;
    }

    /** What must not be in a file that the server includes, because only one of both may have it. */
    Predicate<Directive> toOwn() {
        if (redirectsOnly()) return this::isPlainListen;
        return directive -> directive.is("listen") || ResponseHeader.HSTS.isNamedIn(directive);
    }

    void apply(Edits edits) throws PluginException {
        for (Located directive : server.directives()) {
            if (server.owns(directive) && leavesTls(directive)) edits.remove(directive);
        }
        edits.insertAfter(server.block(), redirectsOnly() ? redirectingServer() : copy());
    }

    /** True when no name is left that the plain server could have an answer for. */
    private boolean redirectsOnly() {
        return new Coverage(redirected).isComplete(server);
    }

    private boolean leavesTls(Located directive) throws PluginException {
        return isPlainListen(directive)
                || HttpsRedirect.isManaged(directive, configuration)
                || isManagedRefusal(directive);
    }

    private boolean isPlainListen(Located directive) {
        return isPlainListen(directive.directive());
    }

    private boolean isPlainListen(Directive directive) {
        return server.listens().stream()
                .filter(listen -> listen.source()
                        .filter(source -> source.directive().equals(directive))
                        .isPresent())
                .anyMatch(listen -> isPlain(configuration, listen));
    }

    /** What stands behind the redirects of a server that has nothing else to answer. */
    static boolean isManagedRefusal(Located directive) {
        return directive.is("return") && directive.value().filter("404"::equals).isPresent() && Marker.isOn(directive);
    }

    private String copy() throws PluginException {
        return new PlainCopy(configuration, server, this::isPlainListen).text(redirected);
    }

    private String redirectingServer() {
        var text = new NewServer(server);
        for (DnsName name : redirected) text.addManaged(HttpsRedirect.write(name));
        text.addEmptyLine();
        server.all("listen").filter(this::isPlainListen).forEach(text::addCopy);
        text.addNames(server.all("server_name").toList());
        text.addManaged(NewDirective.of("return", "404"));
        return text.toString();
    }
}
