package org.jcertbot.plugins.nginx.enhancement;

import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;

/** The headers that a server adds to its responses, and those that it inherits. */
final class ServerHeaders {
    private static final String ADD_HEADER = "add_header";

    private final Configuration configuration;
    private final Server server;
    private final List<Located> own;
    private final List<Located> inherited;
    private final HeaderInheritance inheritance;

    ServerHeaders(Configuration configuration, Server server) {
        this.configuration = configuration;
        this.server = server;
        this.own = server.all(ADD_HEADER).toList();
        this.inherited = configuration.inHttp(ADD_HEADER);
        HeaderInheritance inHttp =
                HeaderInheritance.in(configuration.inHttp(HeaderInheritance.DIRECTIVE), HeaderInheritance.ON);
        this.inheritance = HeaderInheritance.in(server.directives(), inHttp);
    }

    boolean has(ResponseHeader header) {
        return effective().stream().map(Located::directive).anyMatch(header::isSetBy);
    }

    /** True when it sends the header with a value that does not do what ours does. */
    boolean hasOther(ResponseHeader header) {
        return effective().stream().map(Located::directive).anyMatch(header::isNamedIn);
    }

    private List<Located> effective() {
        var effective = new ArrayList<>(own);
        if (inheritance.applies(!own.isEmpty())) effective.addAll(inherited);
        return effective;
    }

    /** What the server would lose with the first {@code add_header} of its own. */
    List<Located> lost() {
        return inheritance.applies(!own.isEmpty()) && !inheritance.applies(true) ? inherited : List.of();
    }

    /** The blocks in the server that add headers themselves and so do not get what the server adds. */
    List<Located> withHeadersOfTheirOwn() throws PluginException {
        return inside(HeaderInheritance.ON);
    }

    /** The blocks in the server that get no header from outside, whether they add any or not. */
    List<Located> withoutInheritance() throws PluginException {
        return inside(HeaderInheritance.OFF);
    }

    private List<Located> inside(HeaderInheritance wanted) throws PluginException {
        var found = new ArrayList<Located>();
        collect(server.directives(), inheritance, wanted, found);
        return found;
    }

    private void collect(List<Located> level, HeaderInheritance outer, HeaderInheritance wanted, List<Located> found)
            throws PluginException {
        for (Located block : level) {
            if (!block.is("location") && !block.is("if")) continue;
            List<Located> inside = configuration.in(block);
            HeaderInheritance here = HeaderInheritance.in(inside, outer);
            boolean adds = inside.stream().anyMatch(directive -> directive.is(ADD_HEADER));
            if (here == wanted && !here.applies(adds)) found.add(block);
            collect(inside, here, wanted, found);
        }
    }
}
