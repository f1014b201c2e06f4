package org.jcertbot.plugins.nginx.edit;

import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Server;

/** Redirects plain requests, and takes them away from servers that are to answer over TLS only. */
final class PlainSeparation {
    private final List<ServerPlan> plans;
    private final Configuration configuration;

    /** @param configuration with the servers of the plan */
    PlainSeparation(EnhancementPlan plan, Configuration configuration) {
        this.plans = plan.servers().stream().filter(ServerPlan::separatesPlain).toList();
        this.configuration = configuration;
    }

    /** Servers that will be split can be only when what is to be split is their own. */
    Revision withOwnListens(Revision revision) throws PluginException {
        var includes = new InlinedIncludes(configuration);
        for (ServerPlan plan : plans) {
            Server server = plan.in(configuration);
            if (isMixed(server)) includes.inline(server, split(plan).toOwn());
        }
        return includes.after(revision);
    }

    Edits edits() throws PluginException {
        var edits = new Edits();
        for (ServerPlan plan : plans) {
            Server server = plan.in(configuration);
            if (isMixed(server)) split(plan).apply(edits);
            else edits.prepend(server.block(), redirects(plan));
        }
        return edits;
    }

    private boolean isMixed(Server server) {
        return ServerSplit.isPossible(configuration, server);
    }

    private ServerSplit split(ServerPlan plan) {
        return new ServerSplit(configuration, plan.in(configuration), plan.redirected());
    }

    private static List<NewDirective> redirects(ServerPlan plan) {
        var redirects = new ArrayList<NewDirective>();
        plan.redirected().forEach(name -> redirects.add(HttpsRedirects.redirect(name)));
        return redirects;
    }
}
