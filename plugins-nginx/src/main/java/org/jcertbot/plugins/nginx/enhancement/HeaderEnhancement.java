package org.jcertbot.plugins.nginx.enhancement;

import java.util.List;
import java.util.stream.Collectors;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.edit.NewDirective;
import org.jcertbot.plugins.nginx.edit.QuotedWords;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;

/** Adds a header to the responses of servers with TLS. */
final class HeaderEnhancement {
    private final ResponseHeader header;
    private final EnhancementPlan plan;

    HeaderEnhancement(ResponseHeader header, EnhancementPlan plan) {
        this.header = header;
        this.plan = plan;
    }

    void planFor(Server server) throws PluginException {
        var headers = new ServerHeaders(plan.configuration(), server);
        if (headers.has(header)) {
            plan.say(header.header() + " is sent already by the server at "
                    + server.block().place());
            return;
        }
        if (headers.hasOther(header)) {
            plan.say("The server at " + server.block().place() + " sends a " + header.header()
                    + " of its own. It stays, and is joined by a second one: browsers follow both.");
        }
        keepInherited(server, headers.lost());
        plan.of(server).add(header.directive());
        if (header == ResponseHeader.HSTS) plan.of(server).keepToTls(); // RFC 6797 section 7.2
        tellExceptions("where locations add headers of their own", headers.withHeadersOfTheirOwn());
        tellExceptions("where locations inherit none (add_header_inherit off)", headers.withoutInheritance());
    }

    private void keepInherited(Server server, List<Located> inherited) {
        if (inherited.isEmpty() || plan.of(server).adds("add_header")) return;
        for (Located directive : inherited) {
            plan.of(server).add(NewDirective.written(QuotedWords.header(directive)));
        }
        plan.say("The server at " + server.block().place()
                + " repeats the headers of http: nginx inherits them only where none is added.");
    }

    private void tellExceptions(String where, List<Located> blocks) {
        if (blocks.isEmpty()) return;
        plan.say(header.header() + " is not sent " + where + ": "
                + blocks.stream().map(Located::place).collect(Collectors.joining(", ")) + ". Add it there, too.");
    }
}
