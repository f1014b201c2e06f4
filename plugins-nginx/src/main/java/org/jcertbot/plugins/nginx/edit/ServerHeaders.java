package org.jcertbot.plugins.nginx.edit;

import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;

/**
 * The headers that a server adds to its responses. A level that has an {@code add_header} of its own inherits none, unless
 * {@code add_header_inherit merge} (nginx 1.29.3) says so.
 */
final class ServerHeaders {
    private static final String ADD_HEADER = "add_header";

    private final Configuration configuration;
    private final Server server;
    private final List<Located> own;
    private final List<Located> inherited;
    private final boolean merges;

    ServerHeaders(Configuration configuration, Server server) {
        this.configuration = configuration;
        this.server = server;
        this.own = server.all(ADD_HEADER).toList();
        this.inherited = configuration.inHttp(ADD_HEADER);
        this.merges = merges(server.directives()) || merges(configuration.inHttp("add_header_inherit"));
    }

    private static boolean merges(List<Located> directives) {
        return directives.stream()
                .anyMatch(directive -> directive.is("add_header_inherit")
                        && directive.value().filter("merge"::equals).isPresent());
    }

    boolean has(ResponseHeader header) {
        return effective().stream().map(Located::directive).anyMatch(header::isSetBy);
    }

    /** True when it sends the header with a value that does not do what ours does. */
    boolean hasOther(ResponseHeader header) {
        return effective().stream().map(Located::directive).anyMatch(header::isNamedIn);
    }

    private List<Located> effective() {
        if (own.isEmpty()) return inherited;
        if (!merges) return own;
        var both = new ArrayList<>(own);
        both.addAll(inherited);
        return both;
    }

    /** What the server would lose with the first {@code add_header} of its own. */
    List<Located> lost() {
        return own.isEmpty() && !merges ? inherited : List.of();
    }

    /** The blocks in the server that add headers themselves and so do not get what the server adds. */
    List<Located> withoutOurs() throws PluginException {
        var found = new ArrayList<Located>();
        if (!merges) collect(server.directives(), found);
        return found;
    }

    private void collect(List<Located> level, List<Located> found) throws PluginException {
        for (Located block : level) {
            if (!block.is("location") && !block.is("if")) continue;
            List<Located> inside = configuration.in(block);
            if (merges(inside)) continue;
            if (inside.stream().anyMatch(directive -> directive.is(ADD_HEADER))) found.add(block);
            collect(inside, found);
        }
    }
}
