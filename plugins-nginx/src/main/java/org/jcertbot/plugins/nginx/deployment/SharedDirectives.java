package org.jcertbot.plugins.nginx.deployment;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;
import org.jcertbot.plugins.nginx.syntax.FileNames;

/** Which servers a directive counts for: several when it stands in a file that several include. */
final class SharedDirectives {
    private final Configuration configuration;
    private final Set<Located> targets = new HashSet<>();
    /** The directives that count for servers that are not to be changed. */
    private final Set<Located> ofOthers = new HashSet<>();

    /** @param targets the servers that are to be changed */
    SharedDirectives(Configuration configuration, Collection<Server> targets) {
        this.configuration = configuration;
        for (Server server : targets) this.targets.add(server.block());
        for (Server server : configuration.servers()) if (isOther(server)) ofOthers.addAll(server.directives());
    }

    /** True when changing the directive changes nothing but servers that are to be changed. */
    boolean areOnlyTargets(Located directive) {
        return !ofOthers.contains(directive);
    }

    /** A server that is not to be changed. */
    boolean isOther(Server server) {
        return !targets.contains(server.block());
    }

    /** A path of the configuration, which may be relative to the directory of its main file. */
    Path path(String written) {
        return FileNames.resolve(configuration.mainFile().resolveSibling(""), written)
                .normalize();
    }
}
