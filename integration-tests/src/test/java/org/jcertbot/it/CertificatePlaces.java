package org.jcertbot.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Server;

/**
 * Which servers of an nginx configuration a program has given a certificate.
 *
 * @param servers where they stood before, as {@code FILE:LINE} relative to the main file
 * @param added servers that were not there
 */
record CertificatePlaces(Set<String> servers, List<Server> added) {
    /** One of the servers of a file, counted from 1. */
    private record Key(Path file, int number) {}

    /**
     * @param names that no server had: a server that has just these and the certificate is a new one
     */
    static CertificatePlaces between(Configuration before, Configuration after, Path fullChain, Set<String> names) {
        var added = new ArrayList<Server>();
        var kept = new ArrayList<Server>();
        for (Server server : after.servers()) {
            boolean isNew = !names.isEmpty()
                    && uses(server, fullChain)
                    && namesOf(server).equals(names);
            (isNew ? added : kept).add(server);
        }
        var old = byKey(before.servers());
        var places = new TreeSet<String>();
        byKey(kept).forEach((key, server) -> {
            if (!uses(server, fullChain)) return;
            String place = Optional.ofNullable(old.get(key))
                    .orElseThrow(() -> new AssertionError("a server that was not there: " + server))
                    .block()
                    .place();
            places.add(after.mainFile()
                    .resolveSibling("")
                    .relativize(Path.of(place))
                    .toString());
        });
        return new CertificatePlaces(places, added);
    }

    static Configuration load(NginxCopy copy) {
        try {
            return Configuration.load(copy.root().resolve("nginx.conf"));
        } catch (PluginException e) {
            throw new AssertionError(e);
        }
    }

    /** True when the only new server says all that another one says, other addresses and names apart. */
    boolean isCopyOf(Server template) {
        return added.size() == 1 && content(added.get(0)).containsAll(content(template));
    }

    /** The server at a place as {@link #servers} names it. */
    static Server server(Configuration configuration, String place) {
        Path root = configuration.mainFile().resolveSibling("");
        return configuration.servers().stream()
                .filter(server ->
                        root.resolve(place).toString().equals(server.block().place()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no server at " + place));
    }

    private static List<String> content(Server server) {
        return server.directives().stream()
                .filter(directive -> !directive.is("listen") && !directive.is("server_name"))
                .map(directive -> directive.directive().text())
                .toList();
    }

    private static Map<Key, Server> byKey(List<Server> servers) {
        var counts = new HashMap<Path, Integer>();
        var byKey = new LinkedHashMap<Key, Server>();
        var blocks = new HashMap<String, Key>();
        for (Server server : servers) {
            // a file that is included twice, or through two links, gives the same block twice
            Path file = real(server.file().path());
            Key key = blocks.computeIfAbsent(
                    file + " " + server.block().directive().start(),
                    first -> new Key(file, counts.merge(file, 1, Integer::sum)));
            byKey.putIfAbsent(key, server);
        }
        return byKey;
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean uses(Server server, Path fullChain) {
        return server.all("ssl_certificate")
                .anyMatch(directive -> directive.value().equals(Optional.of(fullChain.toString())));
    }

    private static Set<String> namesOf(Server server) {
        var names = new TreeSet<String>();
        server.names().forEach(name -> names.add(name.text()));
        return names;
    }
}
