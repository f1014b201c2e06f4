package org.jcertbot.plugins.nginx.enhancement;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.plugins.nginx.edit.Edits;
import org.jcertbot.plugins.nginx.edit.Revision;
import org.jcertbot.plugins.nginx.model.Server;

/**
 * Adds redirects, headers and OCSP stapling to servers, each once: what is there already is left alone, so that doing it
 * again changes nothing. First everything is decided, then it is done.
 */
public final class Enhancements {
    private final Revision start;
    private final EnhancementRequest request;
    private final EnhancementPlan plan;

    private Enhancements(Revision start, EnhancementRequest request) {
        this.start = start;
        this.request = request;
        this.plan = new EnhancementPlan(start.configuration());
    }

    /**
     * The configuration with all enhancements.
     *
     * @param request about servers of the configuration of {@code start}
     * @throws PluginException when one of them is impossible
     */
    public static Revision apply(Revision start, EnhancementRequest request) throws PluginException {
        var enhancements = new Enhancements(start, request);
        enhancements.decide();
        return enhancements.done();
    }

    private void decide() throws PluginException {
        if (request.wants(Enhancement.HSTS)) decide(ResponseHeader.HSTS);
        if (request.wants(Enhancement.REDIRECT)) new RedirectEnhancement(plan, request).plan();
        if (request.wants(Enhancement.STAPLING)) decideStapling();
        if (request.wants(Enhancement.UPGRADE_INSECURE_REQUESTS)) decide(ResponseHeader.UPGRADE_INSECURE_REQUESTS);
        new PlainSeparation(plan, start.configuration()).explainCopies();
    }

    private void decide(ResponseHeader header) throws PluginException {
        var enhancement = new HeaderEnhancement(header, plan);
        for (Server server : tlsServers(header.header())) enhancement.planFor(server);
    }

    private void decideStapling() throws PluginException {
        if (request.leftOut().contains(Enhancement.STAPLING)) {
            plan.say("OCSP stapling is left out: the certificate names no OCSP responder.");
            return;
        }
        Path chain = request.certificate()
                .chain()
                .orElseThrow(() -> new PluginException(
                        "OCSP stapling cannot be switched on.",
                        "It needs the certificates of the authority.",
                        "Give their file with --chain-path."));
        var enhancement = new StaplingEnhancement(plan, chain);
        for (Server server : tlsServers("OCSP stapling")) enhancement.planFor(server);
    }

    private Collection<Server> tlsServers(String what) throws PluginException {
        var servers = new LinkedHashSet<Server>();
        for (NamePlace place : request.places()) {
            List<Server> tls =
                    place.tls().stream().filter(plan.configuration()::isTls).toList();
            if (tls.isEmpty()) {
                throw new PluginException(
                        what + " cannot be added for " + place.name() + ".",
                        "No server of the nginx configuration serves that name over HTTPS.",
                        "Install the certificate first.");
            }
            servers.addAll(tls);
        }
        return EnhancementPlan.withoutTwins(servers);
    }

    /** Three steps, since each needs the text that the one before it has left. None moves a server among the others. */
    private Revision done() throws PluginException {
        var additions = new Edits();
        for (ServerPlan server : plan.servers()) server.fill(additions);
        Revision filled = start.after(additions);
        Revision owned = new PlainSeparation(plan, filled.configuration()).withOwnListens(filled);
        Revision separated = owned.after(new PlainSeparation(plan, owned.configuration()).edits());
        return plan.told(separated);
    }
}
