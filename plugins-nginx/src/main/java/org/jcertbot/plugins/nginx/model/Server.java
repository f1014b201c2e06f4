package org.jcertbot.plugins.nginx.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A {@code server} block of the {@code http} context. What it means includes the files that it includes; what it
 * inherits from {@code http} is the configuration's to say.
 */
public final class Server {
    private final Located block;
    private final List<Located> directives;
    private final List<Listen> listens;
    private final List<ServerName> names;

    /** @param directives those of the block, included ones in their places */
    Server(Located block, List<Located> directives) {
        this.block = block;
        this.directives = List.copyOf(directives);
        this.listens = listens(directives);
        this.names = names(directives);
    }

    private static List<Listen> listens(List<Located> directives) {
        var listens = new ArrayList<Listen>(2);
        for (Located directive : directives) if (directive.is("listen")) listens.add(Listen.of(directive));
        return listens.isEmpty() ? List.of(Listen.implied()) : List.copyOf(listens);
    }

    private static List<ServerName> names(List<Located> directives) {
        var names = new ArrayList<ServerName>(2);
        for (Located directive : directives) {
            if (!directive.is("server_name")) continue;
            for (String name : directive.directive().arguments()) names.add(ServerName.parse(name));
        }
        return List.copyOf(names);
    }

    /** The block itself. */
    public Located block() {
        return block;
    }

    /** The file that the block stands in. */
    public ConfigFile file() {
        return block.file();
    }

    /** The directives on the level of the server, in nginx's order, with those of included files. */
    public List<Located> directives() {
        return directives;
    }

    /** All directives of a name on the level of the server. */
    public Stream<Located> all(String name) {
        return directives.stream().filter(directive -> directive.is(name));
    }

    /** The first directive of a name on the level of the server. */
    public Optional<Located> first(String name) {
        return all(name).findFirst();
    }

    /** True when the directive stands in the block itself, not in a file that other servers may include as well. */
    public boolean owns(Located directive) {
        return directive.file().equals(file())
                && block.directive().start() < directive.directive().start()
                && directive.directive().end() < block.directive().end();
    }

    /** What it listens on; never empty. */
    public List<Listen> listens() {
        return listens;
    }

    /** The arguments of {@code server_name}, in order; nginx adds an empty one when there is none. */
    public List<ServerName> names() {
        return names;
    }

    /**
     * How well one of its names fits a host.
     *
     * @param host in lower case, without a trailing dot
     */
    public Optional<NameMatch> match(String host) {
        NameMatch best = null;
        for (ServerName name : names) {
            Optional<NameRank> rank = name.rank(host);
            if (rank.isEmpty()) continue;
            var match = new NameMatch(rank.get(), name.text().length());
            if (best == null || NameMatch.BEST_FIRST.compare(match, best) < 0) best = match;
        }
        return Optional.ofNullable(best);
    }

    @Override
    public String toString() {
        return "server in " + block.place();
    }
}
