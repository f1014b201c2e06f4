package org.jcertbot.plugins.apache.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jcertbot.core.process.VersionNumber;

/**
 * What only Apache itself can say about how it reads its configuration.
 *
 * @param version three numbers
 * @param mainFile absolute
 * @param serverRoot where relative paths start until a {@code ServerRoot} says otherwise
 * @param environment that Apache runs in
 * @param defines names of its command line ({@code -D}), not those of the configuration
 * @param staticModules symbols of the modules that are compiled in, such as {@code core_module}
 * @param directives those that Apache knows with its modules
 */
public record HttpdFacts(
        VersionNumber version,
        Path mainFile,
        Path serverRoot,
        Map<String, String> environment,
        Set<String> defines,
        Set<String> staticModules,
        KnownDirectives directives) {
    /** Leaves the environment out: it may hold secrets. */
    @Override
    public String toString() {
        return "Apache " + version + ", " + mainFile;
    }
}
