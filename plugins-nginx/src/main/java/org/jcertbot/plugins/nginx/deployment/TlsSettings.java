package org.jcertbot.plugins.nginx.deployment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.edit.NewDirective;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.syntax.Directive;
import org.jcertbot.plugins.nginx.syntax.Document;
import org.jcertbot.plugins.nginx.syntax.FileNames;
import org.jcertbot.plugins.nginx.syntax.SyntaxException;

/**
 * The settings for TLS that a server gets with its first certificate. What it sets itself stays: nginx refuses most of
 * these directives when they are there twice.
 */
final class TlsSettings {
    private static final String DH_PARAMETERS = "ssl_dhparam";
    /** These may be there more than once, so that the user's do not stand in the way of ours. */
    private static final Set<String> REPEATABLE = Set.of("add_header", "include", "ssl_conf_command");

    private static final String SESSION_CACHE = "ssl_session_cache";
    private static final String ZONE = "shared:";
    private static final List<String> OTHER_CONTEXTS = List.of("stream", "mail");

    private final TlsRequest request;
    private final List<Directive> ours;
    /** Those of ours that no server can have. */
    private final Set<Directive> colliding = new HashSet<>();

    TlsSettings(Configuration configuration, TlsRequest request) throws PluginException {
        this.request = request;
        this.ours = ours(request);
        Set<String> inHttp = zonesInHttp(configuration);
        Set<String> elsewhere = zonesElsewhere(configuration);
        for (Directive directive : ours) if (collidesWithZone(directive, inHttp, elsewhere)) colliding.add(directive);
    }

    /** An include of our file or, when that collides with what the server sets, the directives of it that do not. */
    List<NewDirective> missingIn(Server server) {
        var present = new LinkedHashSet<String>();
        for (Located directive : server.directives())
            present.add(directive.directive().name());
        List<Directive> missing = ours.stream()
                .filter(directive -> REPEATABLE.contains(directive.name()) || !present.contains(directive.name()))
                .filter(directive -> !colliding.contains(directive))
                .toList();
        var lines = new ArrayList<NewDirective>();
        if (missing.size() == ours.size()) {
            lines.add(NewDirective.of("include", FileNames.of(request.options())));
        } else {
            for (Directive directive : missing) lines.add(NewDirective.of(directive.name(), directive.arguments()));
        }
        boolean has = present.contains(DH_PARAMETERS) || ours.stream().anyMatch(one -> one.is(DH_PARAMETERS));
        if (!has) lines.add(NewDirective.of(DH_PARAMETERS, FileNames.of(request.dhParameters())));
        return lines;
    }

    /** None when the file makes no sense; it is included then, and nginx says what is wrong with it. */
    private static List<Directive> ours(TlsRequest request) {
        try {
            var directives = Document.parse(request.optionsText()).directives();
            return StreamSupport.stream(directives.spliterator(), false).toList();
        } catch (SyntaxException broken) {
            return List.of();
        }
    }

    /** One name for zones of two sizes, or for one of {@code http} and one of {@code stream}, is an error for nginx. */
    private static boolean collidesWithZone(Directive ours, Set<String> inHttp, Set<String> elsewhere) {
        if (!ours.is(SESSION_CACHE)) return false;
        return ours.arguments().stream().filter(zone -> zone.startsWith(ZONE)).anyMatch(zone -> {
            String upToSize = zone.substring(0, zone.lastIndexOf(':') + 1);
            return inHttp.stream().anyMatch(other -> other.startsWith(upToSize) && !other.equals(zone))
                    || elsewhere.stream().anyMatch(other -> other.startsWith(upToSize));
        });
    }

    private static Set<String> zonesInHttp(Configuration configuration) {
        var found = new HashSet<String>();
        for (Located directive : configuration.inHttp(SESSION_CACHE)) found.addAll(arguments(directive));
        for (Server server : configuration.servers()) {
            server.all(SESSION_CACHE).forEach(directive -> found.addAll(arguments(directive)));
        }
        return found;
    }

    private static Set<String> zonesElsewhere(Configuration configuration) throws PluginException {
        var found = new HashSet<String>();
        for (String name : OTHER_CONTEXTS) {
            Optional<Located> context = configuration.inMain(name);
            if (context.isEmpty()) continue;
            for (Located directive : configuration.in(context.get())) {
                if (directive.is(SESSION_CACHE)) found.addAll(arguments(directive));
                if (!directive.is("server")) continue;
                for (Located inner : configuration.in(directive)) {
                    if (inner.is(SESSION_CACHE)) found.addAll(arguments(inner));
                }
            }
        }
        return found;
    }

    private static List<String> arguments(Located directive) {
        return directive.directive().arguments();
    }
}
