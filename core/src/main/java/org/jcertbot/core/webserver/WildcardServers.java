package org.jcertbot.core.webserver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
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
import org.jcertbot.core.identifier.DnsName;

/** Which servers the wildcards of certificates belong to. The configuration does not say that; somebody has to, once in a run. */
public final class WildcardServers {
    /** A server in any state of the configuration in which no server was added or removed before it in its file. */
    private record Key(Path file, int number) {}

    private final Console console;
    private final Map<DnsName, Set<Key>> chosen = new HashMap<>();

    public WildcardServers(Console console) {
        this.console = console;
    }

    /**
     * The servers of a wildcard; those that were chosen in this run before, if there was a choice.
     *
     * @param names all names of the certificate
     * @throws CertbotException when they are not known and nobody can be asked
     */
    public <S> List<S> of(DnsName wildcard, List<DnsName> names, ServerList<S> list) throws CertbotException {
        Map<Key, S> byKey = byKey(list);
        Set<Key> keys = chosen.get(wildcard);
        if (keys == null) {
            List<S> choice = console.isInteractive()
                    ? asked(wildcard, list, list.usableBy(names))
                    : unasked(wildcard, list.coveredBy(names));
            keys = keys(choice, byKey);
            chosen.put(wildcard, keys);
        }
        var servers = new ArrayList<S>();
        for (var entry : byKey.entrySet()) if (keys.contains(entry.getKey())) servers.add(entry.getValue());
        return servers;
    }

    private <S> List<S> asked(DnsName wildcard, ServerList<S> list, List<S> candidates) throws CertbotException {
        if (candidates.isEmpty()) return List.of();
        Question question = Question.of("Which servers should use the wildcard certificate for " + wildcard + "?");
        return console.chooseAny(question, candidates, list::summary, Optional.empty());
    }

    private static <S> List<S> unasked(DnsName wildcard, List<S> covered) throws PluginException {
        if (!covered.isEmpty()) return covered;
        throw new PluginException(
                "It is not known which servers should use the wildcard certificate for " + wildcard + ".",
                "No server of the configuration has only names that the certificate covers, and nobody can be asked.",
                "Run the same command in a terminal, without -n.");
    }

    private static <S> Set<Key> keys(Collection<S> servers, Map<Key, S> byKey) {
        var wanted = new HashSet<>(servers);
        var keys = new HashSet<Key>();
        byKey.forEach((key, server) -> {
            if (wanted.contains(server)) keys.add(key);
        });
        return keys;
    }

    private static <S> Map<Key, S> byKey(ServerList<S> list) {
        var counts = new HashMap<Path, Integer>();
        var byKey = new LinkedHashMap<Key, S>();
        for (S server : list.all()) {
            Path file = list.file(server);
            byKey.put(new Key(file, counts.merge(file, 1, Integer::sum)), server);
        }
        return byKey;
    }
}
