package org.jcertbot.plugins.nginx.enhancement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.model.NameRank;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.model.ServerName;

/** Redirects plain requests for the names of a certificate to HTTPS. */
final class RedirectEnhancement {
    private final EnhancementPlan plan;
    private final EnhancementRequest request;
    private final Map<DnsName, Set<Server>> plain = new HashMap<>();

    RedirectEnhancement(EnhancementPlan plan, EnhancementRequest request) {
        this.plan = plan;
        this.request = request;
        for (NamePlace place : request.places()) plain.put(place.name(), new HashSet<>(place.plain()));
    }

    void plan() throws PluginException {
        var all = new LinkedHashSet<Server>();
        for (NamePlace place : request.places()) {
            if (place.tls().isEmpty()) {
                plan.say("Requests for " + place.name() + " are not redirected: no server answers for it over HTTPS.");
                continue;
            }
            List<Server> servers =
                    place.plain().stream().filter(this::answersPlainHttp).toList();
            if (servers.isEmpty()) {
                plan.say("No server answers for " + place.name() + " on port " + request.plainPorts()
                        + " without TLS; there is nothing to redirect.");
            }
            all.addAll(servers);
        }
        for (Server server : EnhancementPlan.withoutTwins(all)) planFor(server);
    }

    /** Somebody may have chosen one that does not; in a server with TLS only, a redirect would lead to itself. */
    private boolean answersPlainHttp(Server server) {
        return server.listens().stream()
                .anyMatch(listen -> request.plainPorts().isAt(listen.address())
                        && ServerSplit.isPlain(plan.configuration(), listen));
    }

    private void planFor(Server server) throws PluginException {
        List<DnsName> names = notRedirected(server);
        String file = server.file().toString();
        if (names.isEmpty()) {
            plan.say("Traffic on port " + ports(server) + " is redirected to ssl already in " + file);
            return;
        }
        plan.of(server).redirect(names);
        plan.say("Redirecting all traffic on port " + ports(server) + " to ssl in " + file);
        tellOthers(server, new Coverage(names).uncovered(server));
    }

    /** Those at which the server answers. */
    private PlainPorts ports(Server server) {
        return new PlainPorts(request.plainPorts().all().stream()
                .filter(port -> server.listens().stream()
                        .anyMatch(listen -> listen.address().covers(port)))
                .toList());
    }

    /** An {@code if} in a server with TLS does not count: there it redirects requests over TLS to themselves. */
    private List<DnsName> notRedirected(Server server) throws PluginException {
        List<HttpsRedirect> redirects = HttpsRedirect.in(server, plan.configuration());
        if (redirects.stream().anyMatch(HttpsRedirect::isForAll)) return List.of();
        var names = new ArrayList<DnsName>();
        boolean tls = plan.configuration().isTls(server);
        for (NamePlace place : request.places()) {
            boolean redirected = !tls && redirects.stream().anyMatch(redirect -> redirect.isOnlyFor(place.name()));
            if (belongsTo(place.name(), server) && !redirected) names.add(place.name());
        }
        return names;
    }

    /** Also when another server is the first for it: this one may be, on another address. */
    private boolean belongsTo(DnsName name, Server server) {
        if (plain.getOrDefault(name, Set.of()).contains(server)) return true;
        return server.match(name.text())
                .filter(match -> match.rank() == NameRank.EXACT)
                .isPresent();
    }

    private void tellOthers(Server server, List<ServerName> others) {
        if (others.isEmpty() || !plan.configuration().isTls(server)) return;
        plan.say("Not redirected, because the certificate is not for them: "
                + others.stream().map(ServerName::written).collect(Collectors.joining(", ")) + " at "
                + server.block().place());
    }
}
