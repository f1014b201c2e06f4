package org.jcertbot.plugins.nginx.enhancement;

import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.edit.Edits;
import org.jcertbot.plugins.nginx.edit.NewDirective;
import org.jcertbot.plugins.nginx.edit.Revision;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Server;

/** Redirects plain requests, and takes them away from servers that are to answer over TLS only. */
final class PlainSeparation {
    private final EnhancementPlan plan;
    private final List<ServerPlan> separated;
    private final Configuration configuration;

    /** @param configuration with the servers of the plan */
    PlainSeparation(EnhancementPlan plan, Configuration configuration) {
        this.plan = plan;
        this.separated =
                plan.servers().stream().filter(ServerPlan::separatesPlain).toList();
        this.configuration = configuration;
    }

    /** Nobody has asked for a server without a redirect. */
    void explainCopies() {
        for (ServerPlan server : separated) {
            if (!server.redirected().isEmpty() || !isMixed(server.in(configuration))) continue;
            plan.say("The server at " + server.in(configuration).block().place()
                    + " gets a copy for plain HTTP, where Strict-Transport-Security must not be sent.");
        }
    }

    /** Servers that will be split can be only when what is to be split is their own. */
    Revision withOwnListens(Revision revision) throws PluginException {
        var includes = new InlinedIncludes(configuration);
        for (ServerPlan changed : separated) {
            Server server = changed.in(configuration);
            if (isMixed(server)) includes.inline(server, split(changed).toOwn());
        }
        return includes.after(revision);
    }

    Edits edits() throws PluginException {
        var edits = new Edits();
        for (ServerPlan changed : separated) {
            Server server = changed.in(configuration);
            if (isMixed(server)) split(changed).apply(edits);
            else edits.prepend(server.block(), redirects(changed));
        }
        return edits;
    }

    private boolean isMixed(Server server) {
        return ServerSplit.isPossible(configuration, server);
    }

    private ServerSplit split(ServerPlan changed) {
        return new ServerSplit(configuration, changed.in(configuration), changed.redirected());
    }

    private static List<NewDirective> redirects(ServerPlan changed) {
        var redirects = new ArrayList<NewDirective>();
        changed.redirected().forEach(name -> redirects.add(HttpsRedirect.write(name)));
        return redirects;
    }
}
