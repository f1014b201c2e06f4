package org.jcertbot.plugins.nginx.challenge;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.webserver.WebPorts;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.model.ServerChoice;
import org.jcertbot.plugins.nginx.model.Transport;

/**
 * Which servers have to answer which challenges: on every socket at the port of http-01 the one that gets the request
 * there, be it the default; and the same with TLS, because authorities follow redirects to HTTPS.
 */
final class ChallengeServers {
    private final ServerChoice choice;
    private final WebPorts ports;

    ChallengeServers(Configuration configuration, WebPorts ports) {
        this.choice = new ServerChoice(configuration);
        this.ports = ports;
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
        var servers = new LinkedHashSet<Server>(choice.reachedBy(host, ports.http(), Transport.PLAIN));
        servers.addAll(choice.reachedBy(host, ports.https(), Transport.TLS));
        return servers;
    }
}
