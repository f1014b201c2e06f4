package org.jcertbot.plugins.nginx.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcertbot.core.identifier.IpAddress;
import org.jcertbot.core.proof.Challenge;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.model.ServerChoice;

/**
 * Which servers have to answer which challenges: on every socket at the port of http-01 the one that gets the request
 * there, be it the default; and the same with TLS, because authorities follow redirects to HTTPS.
 */
final class ChallengeServers {
    private final ServerChoice choice;
    private final int httpPort;
    private final int httpsPort;

    ChallengeServers(Configuration configuration, int httpPort, int httpsPort) {
        this.choice = new ServerChoice(configuration);
        this.httpPort = httpPort;
        this.httpsPort = httpsPort;
    }

    Map<Server, List<Challenge>> of(List<Challenge> challenges) {
        var byServer = new LinkedHashMap<Server, List<Challenge>>();
        for (Challenge challenge : challenges) {
            for (Server server : reachedBy(host(challenge))) {
                byServer.computeIfAbsent(server, first -> new ArrayList<>()).add(challenge);
            }
        }
        return byServer;
    }

    private Set<Server> reachedBy(String host) {
        var servers = new LinkedHashSet<Server>(choice.reachedBy(host, httpPort, false));
        servers.addAll(choice.reachedBy(host, httpsPort, true));
        return servers;
    }

    /** As it stands in the Host header. */
    private static String host(Challenge challenge) {
        return challenge.identifier() instanceof IpAddress address && address.isV6()
                ? "[" + address.text() + "]"
                : challenge.identifier().text();
    }
}
