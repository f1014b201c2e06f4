package org.jcertbot.plugins.nginx.edit;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.syntax.FileNames;

/** Which servers a directive counts for: several when it stands in a file that several include. */
record Users(Configuration configuration, Collection<Server> targets) {
    /** True when changing the directive changes nothing but servers that are to be changed. */
    boolean areOnlyTargets(Located directive) {
        var blocks = blocks(targets);
        return configuration.servers().stream()
                .filter(server -> server.directives().contains(directive))
                .allMatch(server -> blocks.contains(server.block()));
    }

    /** A server that is not to be changed. */
    boolean isOther(Server server) {
        return !blocks(targets).contains(server.block());
    }

    /** A path of the configuration, which may be relative to the directory of its main file. */
    Path path(String written) {
        return FileNames.resolve(configuration.mainFile().resolveSibling(""), written)
                .normalize();
    }

    private static Set<Located> blocks(Collection<Server> servers) {
        var blocks = new LinkedHashSet<Located>();
        for (Server server : servers) blocks.add(server.block());
        return blocks;
    }
}
