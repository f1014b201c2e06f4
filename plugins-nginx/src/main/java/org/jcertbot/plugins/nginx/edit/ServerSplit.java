package org.jcertbot.plugins.nginx.edit;

import java.util.Set;
import java.util.function.Predicate;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
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
    private final HttpsRedirects redirects;

    /** @param server owns its {@code listen} directives */
    ServerSplit(Configuration configuration, Server server, Set<DnsName> redirected) {
        this.configuration = configuration;
        this.server = server;
        this.redirected = redirected;
        this.redirects = new HttpsRedirects(configuration);
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
        return isPlainListen(directive) || redirects.isManagedRedirect(directive) || isManagedRefusal(directive);
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
    private static boolean isManagedRefusal(Located directive) {
        return directive.is("return") && directive.value().filter("404"::equals).isPresent() && Marker.isOn(directive);
    }

    private String redirectingServer() {
        var text = new NewServer(server);
        for (DnsName name : redirected) text.addManaged(HttpsRedirects.redirect(name));
        text.addEmptyLine();
        server.all("listen").filter(this::isPlainListen).forEach(text::addCopy);
        text.addNames(server.all("server_name").toList());
        text.addManaged(NewDirective.of("return", "404"));
        return text.toString();
    }

    /** Everything but what belongs to TLS: other names than those that are redirected keep what they had. */
    private String copy() throws PluginException {
        String source = server.file().document().text();
        Directive block = server.block().directive();
        var edits = new FileEdits(source);
        for (Directive directive : block.directives()) {
            if (belongsToTls(new Located(server.file(), directive))) edits.remove(directive);
        }
        edits.prepend(block, redirected.stream().map(HttpsRedirects::redirect).toList());
        String text = edits.text();
        int end = text.length() - (source.length() - block.end());
        return Lines.indentation(source, block.start()) + withoutEmptyEnd(text.substring(block.start(), end));
    }

    /** What belonged to TLS often was the end, after an empty line. */
    private static String withoutEmptyEnd(String block) {
        int close = block.length() - 1;
        String content = block.substring(0, close).stripTrailing();
        int braceLine = Math.max(content.length(), block.lastIndexOf('\n', close));
        if (braceLine > content.length() && block.charAt(braceLine - 1) == '\r') braceLine--;
        return content + block.substring(braceLine);
    }

    private boolean belongsToTls(Located directive) throws PluginException {
        if (directive.is("listen")) return !isPlainListen(directive);
        if (directive.is("include")) return bringsOnlyTls(directive.directive());
        if (directive.is("add_header")) return isOverTlsOnly(directive);
        return directive.directive().name().startsWith("ssl_")
                || directive.is("ssl")
                || redirects.isManagedRedirect(directive)
                || isManagedRefusal(directive);
    }

    /** RFC 6797 section 7.2 for one header; names without certificate for the other. */
    private static boolean isOverTlsOnly(Located addHeader) {
        return ResponseHeader.HSTS.isNamedIn(addHeader.directive())
                || ResponseHeader.UPGRADE_INSECURE_REQUESTS.isSetBy(addHeader.directive()) && Marker.isOn(addHeader);
    }

    /** Such as the file with the recommended settings. */
    private boolean bringsOnlyTls(Directive include) throws PluginException {
        boolean any = false;
        for (var file : configuration.included(include)) {
            for (Directive directive : file.document().directives()) {
                if (!directive.name().startsWith("ssl_")) return false;
                any = true;
            }
        }
        return any;
    }
}
