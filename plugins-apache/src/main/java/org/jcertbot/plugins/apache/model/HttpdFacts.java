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
 * @param defines of its command line; the value is empty for a name without
 * @param staticModules symbols of the modules that are compiled in, such as {@code core_module}
 * @param directives those that Apache knows with its modules
 */
public record HttpdFacts(
        VersionNumber version,
        Path mainFile,
        Path serverRoot,
        Map<String, String> environment,
        Map<String, String> defines,
        Set<String> staticModules,
        KnownDirectives directives) {}
