package org.jcertbot.plugins.nginx.deployment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.plugins.nginx.model.ConfigFile;
import org.jcertbot.plugins.nginx.model.Configuration;

/** Where a new server can have a file of its own: in a directory that nginx reads as a whole, such as conf.d. */
final class NewServerFile {
    private static final int ATTEMPTS = 100;

    private NewServerFile() {}

    /**
     * A path beside another file that nginx would read as it reads that; empty when it reads no others there. Whatever
     * is there and matches is a file of the configuration, so none is overwritten.
     */
    static Optional<Path> beside(Configuration configuration, ConfigFile sibling, DnsName name) {
        Optional<Path> pattern = configuration.patternFor(sibling);
        if (pattern.isEmpty()) return Optional.empty();
        String base = name.text().replaceFirst("^\\*\\.", "");
        for (int i = 1; i < ATTEMPTS; i++) {
            String numbered = i == 1 ? base : base + "-" + i;
            for (String suffix : List.of(".conf", "", suffix(pattern.get()))) {
                Path path = sibling.path().resolveSibling(numbered + suffix);
                if (Configuration.matches(pattern.get(), path) && !configuration.reads(path)) return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    /** What follows the last wildcard: {@code .vhost} of {@code *.vhost}. */
    private static String suffix(Path pattern) {
        String name = String.valueOf(pattern.getFileName());
        return name.substring(Math.max(name.lastIndexOf('*'), name.lastIndexOf(']')) + 1);
    }
}
