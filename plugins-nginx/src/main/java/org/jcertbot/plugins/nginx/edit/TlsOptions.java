package org.jcertbot.plugins.nginx.edit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.syntax.Directive;
import org.jcertbot.plugins.nginx.syntax.Document;
import org.jcertbot.plugins.nginx.syntax.SyntaxException;

/**
 * The settings for TLS that a server gets with its first certificate. What it sets itself stays: nginx refuses most of
 * these directives when they are there twice.
 */
final class TlsOptions {
    private static final String DH_PARAMETERS = "ssl_dhparam";
    /** These may be there more than once, so that the user's do not stand in the way of ours. */
    private static final Set<String> REPEATABLE = Set.of("add_header", "include", "ssl_conf_command");

    private static final String ZONE = "shared:";

    private final Configuration configuration;
    private final TlsRequest request;

    TlsOptions(Configuration configuration, TlsRequest request) {
        this.configuration = configuration;
        this.request = request;
    }

    /** An include of our file or, when that collides with what the server sets, the directives of it that do not. */
    List<NewDirective> missingIn(Server server) {
        var present = new LinkedHashSet<String>();
        for (Located directive : server.directives())
            present.add(directive.directive().name());
        List<Directive> ours = ours();
        List<Directive> missing = ours.stream()
                .filter(directive -> REPEATABLE.contains(directive.name()) || !present.contains(directive.name()))
                .filter(directive -> !hasZoneOfOtherSize(directive))
                .toList();
        var lines = new ArrayList<NewDirective>();
        if (missing.size() == ours.size()) {
            lines.add(NewDirective.of("include", request.options().toString()));
        } else {
            for (Directive directive : missing) lines.add(NewDirective.of(directive.name(), directive.arguments()));
        }
        boolean has = present.contains(DH_PARAMETERS) || ours.stream().anyMatch(one -> one.is(DH_PARAMETERS));
        if (!has)
            lines.add(NewDirective.of(DH_PARAMETERS, request.dhParameters().toString()));
        return lines;
    }

    /** None when the file makes no sense; it is included then, and nginx says what is wrong with it. */
    private List<Directive> ours() {
        try {
            var directives = Document.parse(request.optionsText()).directives();
            return StreamSupport.stream(directives.spliterator(), false).toList();
        } catch (SyntaxException broken) {
            return List.of();
        }
    }

    /** One name for zones of two sizes is an error for nginx, wherever they are. */
    private boolean hasZoneOfOtherSize(Directive ours) {
        if (!ours.is("ssl_session_cache")) return false;
        return ours.arguments().stream()
                .filter(argument -> argument.startsWith(ZONE))
                .anyMatch(argument -> zones().anyMatch(other -> isOtherSize(argument, other)));
    }

    private static boolean isOtherSize(String ours, String other) {
        String upToSize = ours.substring(0, ours.lastIndexOf(':') + 1);
        return upToSize.length() > ZONE.length() && other.startsWith(upToSize) && !other.equals(ours);
    }

    private Stream<String> zones() {
        return Stream.concat(
                        configuration.inHttp("ssl_session_cache").stream(),
                        configuration.servers().stream().flatMap(server -> server.all("ssl_session_cache")))
                .flatMap(directive -> directive.directive().arguments().stream());
    }
}
