package org.jcertbot.plugins.nginx.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The names of many servers, arranged as nginx arranges them: a look-up costs the same for five servers and five
 * thousand, except for regular expressions, which are tried one after another.
 */
final class NameTable {
    private record Expression(ServerName name, Server server) {}

    private final Map<String, List<Server>> exact = new HashMap<>();
    private final Map<String, List<Server>> leading = new HashMap<>();
    private final Map<String, List<Server>> trailing = new HashMap<>();
    private final List<Expression> expressions = new ArrayList<>();

    private NameTable() {}

    /** All names that are meant, and all servers that have them, in their order. */
    static NameTable ofAll(List<Server> servers, String hostName) {
        var table = new NameTable();
        for (Server server : servers) for (ServerName name : server.names()) table.add(name.on(hostName), server);
        return table;
    }

    /**
     * The names of the servers on one socket as nginx has them there: those that no request can match are left out, and
     * so are those that nginx ignores because of a conflict with an earlier one.
     */
    static NameTable ofSocket(List<Server> servers, String hostName) {
        var table = new NameTable();
        var taken = new HashSet<String>();
        for (Server server : servers) {
            for (ServerName written : server.names()) {
                ServerName name = written.on(hostName);
                if (name.canMatch() && isFree(name, taken)) table.add(name, server);
            }
        }
        return table;
    }

    /**
     * nginx's rule of conflicts ({@code ngx_hash_add_key}). {@code .a.test} conflicts with {@code a.test} and with
     * {@code *.a.test} that stand before it, is then ignored as a whole, and may keep later ones out all the same.
     */
    private static boolean isFree(ServerName name, Set<String> taken) {
        return switch (name.kind()) {
            case EXACT -> taken.add(name.text());
            case LEADING_WILDCARD -> taken.add("*" + name.text());
            case NAME_AND_BELOW -> taken.add(name.text().substring(1)) && taken.add("*" + name.text());
            case TRAILING_WILDCARD -> taken.add(name.text() + "*");
            case REGEX -> true;
        };
    }

    private void add(ServerName name, Server server) {
        switch (name.kind()) {
            case EXACT -> add(exact, name.text(), server);
            case LEADING_WILDCARD -> add(leading, name.text(), server);
            case NAME_AND_BELOW -> {
                add(exact, name.text().substring(1), server);
                add(leading, name.text(), server);
            }
            case TRAILING_WILDCARD -> add(trailing, name.text(), server);
            case REGEX -> expressions.add(new Expression(name, server));
        }
    }

    private static void add(Map<String, List<Server>> names, String name, Server server) {
        List<Server> servers = names.computeIfAbsent(name, unknown -> new ArrayList<>(1));
        if (servers.isEmpty() || servers.get(servers.size() - 1) != server) servers.add(server);
    }

    /**
     * Those of the wanted servers whose match no other one beats, in their order. Expressions that match are equally
     * good; those that we cannot evaluate come last.
     */
    List<Server> best(String host, Predicate<Server> wanted) {
        List<Server> named = named(host, wanted);
        if (!named.isEmpty()) return named;
        List<Server> matching = matching(host, NameRank.REGEX, wanted);
        return matching.isEmpty() ? matching(host, NameRank.PERHAPS, wanted) : matching;
    }

    /** Those that a name other than an expression leads to; of the wildcards the longest counts. */
    List<Server> named(String host, Predicate<Server> wanted) {
        List<Server> found = wanted(exact.get(host), wanted);
        for (int dot = host.indexOf('.', 1); found.isEmpty() && dot > 0; dot = host.indexOf('.', dot + 1)) {
            found = wanted(leading.get(host.substring(dot)), wanted);
        }
        if (found.isEmpty()) found = wanted(leading.get(""), wanted);
        for (int dot = host.lastIndexOf('.', host.length() - 2);
                found.isEmpty() && dot > 0;
                dot = host.lastIndexOf('.', dot - 1)) {
            found = wanted(trailing.get(host.substring(0, dot + 1)), wanted);
        }
        return found;
    }

    private static List<Server> wanted(@Nullable List<Server> servers, Predicate<Server> wanted) {
        if (servers == null) return List.of();
        var found = new ArrayList<Server>(servers.size());
        for (Server server : servers) if (wanted.test(server)) found.add(server);
        return found;
    }

    private List<Server> matching(String host, NameRank rank, Predicate<Server> wanted) {
        var found = new ArrayList<Server>();
        for (Expression expression : expressions) {
            boolean isNew = found.isEmpty() || found.get(found.size() - 1) != expression.server;
            if (isNew
                    && wanted.test(expression.server)
                    && expression.name.rank(host).equals(Optional.of(rank))) {
                found.add(expression.server);
            }
        }
        return found;
    }

    /**
     * The servers of which nginx would take one because of an expression: the first that matches, which is the last of
     * these, and before it those that we cannot evaluate. When none surely matches, the one given otherwise is the last.
     */
    List<Server> firstMatching(String host, Server otherwise) {
        var possible = new ArrayList<Server>();
        for (Expression expression : expressions) {
            Optional<NameRank> rank = expression.name.rank(host);
            if (rank.isEmpty()) continue;
            possible.add(expression.server);
            if (rank.get() == NameRank.REGEX) return possible;
        }
        possible.add(otherwise);
        return possible;
    }
}
