package org.jcertbot.plugins.nginx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.webserver.WildcardServers;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.model.ServerChoice;

/** Which servers the names of a certificate belong to. For a name nginx's own rules say it; for a wildcard somebody has to. */
final class CertificateServers {
    private final WildcardServers wildcards;

    CertificateServers(Console console) {
        this.wildcards = new WildcardServers(console);
    }

    /**
     * The servers of each name, in the order of the names; none for a name that no server has.
     *
     * @throws CertbotException when the servers of a wildcard are not known and nobody can be asked
     */
    Map<DnsName, List<Server>> of(List<DnsName> names, Configuration configuration) throws CertbotException {
        var choice = new ServerChoice(configuration);
        var servers = new LinkedHashMap<DnsName, List<Server>>();
        for (DnsName name : names) {
            servers.put(
                    name,
                    name.isWildcard()
                            ? wildcards.of(name, names, new ListedServers(choice))
                            : choice.forCertificate(name).stream().toList());
        }
        return servers;
    }
}
