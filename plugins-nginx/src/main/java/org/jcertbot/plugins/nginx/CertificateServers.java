package org.jcertbot.plugins.nginx;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.CoveredNames;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.model.ServerChoice;
import org.jcertbot.plugins.nginx.model.ServerSummary;

/**
 * Which servers the names of a certificate belong to. For a name nginx's own rules say it; for a wildcard somebody has
 * to, once in a run.
 */
final class CertificateServers {
    /** A server in any state of the configuration in which no server was added or removed before it in its file. */
    private record Key(Path file, int number) {}

    private final Console console;
    private final Map<DnsName, Set<Key>> chosen = new HashMap<>();

    CertificateServers(Console console) {
        this.console = console;
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
                            ? ofWildcard(name, names, choice)
                            : choice.forCertificate(name).stream().toList());
        }
        return servers;
    }

    private List<Server> ofWildcard(DnsName wildcard, List<DnsName> names, ServerChoice choice)
            throws CertbotException {
        Map<Key, Server> byKey = byKey(choice.configuration());
        Set<Key> keys = chosen.get(wildcard);
        if (keys == null) {
            keys = choose(wildcard, names, choice, byKey);
            chosen.put(wildcard, keys);
        }
        var servers = new ArrayList<Server>();
        for (var entry : byKey.entrySet()) if (keys.contains(entry.getKey())) servers.add(entry.getValue());
        return servers;
    }

    private Set<Key> choose(DnsName wildcard, List<DnsName> names, ServerChoice choice, Map<Key, Server> byKey)
            throws CertbotException {
        Configuration configuration = choice.configuration();
        if (!console.isInteractive()) {
            return keys(new HashSet<>(choice.forWildcardCertificate(names)), wildcard, byKey);
        }
        var candidates = new ArrayList<>(byKey.entrySet());
        Set<Server> plainHalves = new HashSet<>(choice.plainHalvesOf(configuration.servers()));
        var certified = CoveredNames.of(names);
        // Those of other names are not offered: a blank answer takes all.
        candidates.removeIf(candidate -> plainHalves.contains(candidate.getValue())
                || candidate.getValue().names().stream().noneMatch(name -> name.isCoveredBy(certified)));
        if (candidates.isEmpty()) return Set.of();
        List<String> lines = candidates.stream()
                .map(candidate -> ServerSummary.of(configuration, candidate.getValue()))
                .toList();
        Question question = Question.of("Which servers should use the wildcard certificate for " + wildcard + "?");
        var keys = new HashSet<Key>();
        for (int index : console.checklist(question, lines, Optional.empty()))
            keys.add(candidates.get(index).getKey());
        return keys;
    }

    /** Nobody can be asked: those whose names are all in the certificate. */
    private static Set<Key> keys(Set<Server> covered, DnsName wildcard, Map<Key, Server> byKey) throws PluginException {
        var keys = new HashSet<Key>();
        byKey.forEach((key, server) -> {
            if (covered.contains(server)) keys.add(key);
        });
        if (!keys.isEmpty()) return keys;
        throw new PluginException(
                "It is not known which servers should use the wildcard certificate for " + wildcard + ".",
                "No server of the nginx configuration has only names that the certificate covers, and nobody can be"
                        + " asked.",
                "Run the same command in a terminal, without -n.");
    }

    private static Map<Key, Server> byKey(Configuration configuration) {
        var counts = new HashMap<Path, Integer>();
        var byKey = new LinkedHashMap<Key, Server>();
        for (Server server : configuration.servers()) {
            Path file = server.file().path();
            byKey.put(new Key(file, counts.merge(file, 1, Integer::sum)), server);
        }
        return byKey;
    }
}
