package org.jcertbot.plugins.nginx.edit;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Located;
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

    /** By the blocks of the servers: one that is read twice has to answer once. */
    Map<Located, Set<Challenge>> of(List<Challenge> challenges) {
        var byBlock = new LinkedHashMap<Located, Set<Challenge>>();
        for (Challenge challenge : challenges) {
            for (Server server : reachedBy(challenge.httpHost())) {
                byBlock.computeIfAbsent(server.block(), first -> new LinkedHashSet<>())
                        .add(challenge);
            }
        }
        return byBlock;
    }

    private Set<Server> reachedBy(String host) {
        var servers = new LinkedHashSet<Server>(choice.reachedBy(host, httpPort, false));
        servers.addAll(choice.reachedBy(host, httpsPort, true));
        return servers;
    }
}
