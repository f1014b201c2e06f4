package org.jcertbot.plugins.apache.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.process.VersionNumber;

/** Writes the files of a configuration, as a test wants them, and reads them again. */
final class ApacheTree {
    private static final VersionNumber VERSION = VersionNumber.of(2, 4, 57);

    private final Path root;
    private final Map<String, String> environment = new HashMap<>();
    private final Set<String> defines = new HashSet<>();
    private final Set<String> directives = new HashSet<>();
    private Set<String> staticModules = Set.of("core_module", "so_module", "http_module");

    ApacheTree(Path root) {
        this.root = root;
    }

    /** Only a main file with this content. */
    static Configuration main(Path root, String content) throws IOException, PluginException {
        return new ApacheTree(root).file("httpd.conf", content).load();
    }

    ApacheTree file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content, StandardCharsets.ISO_8859_1);
        return this;
    }

    ApacheTree link(String name, String target) throws IOException {
        Path link = root.resolve(name);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(target));
        return this;
    }

    ApacheTree environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    ApacheTree commandLineDefine(String name) {
        defines.add(name);
        return this;
    }

    ApacheTree knows(String directive) {
        directives.add(directive);
        return this;
    }

    /** Those that are compiled into a program. */
    ApacheTree staticModules(Path program) throws IOException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-t",
                        "-D",
                        "DUMP_MODULES",
                        "-f",
                        root.resolve("httpd.conf").toString())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        staticModules = Pattern.compile(" (\\S+) \\(static\\)")
                .matcher(output)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        return this;
    }

    Configuration load() throws PluginException {
        return Configuration.load(new HttpdFacts(
                VERSION, root.resolve("httpd.conf"), root, environment, defines, staticModules, directives::contains));
    }

    /** The server names of hosts: how tests name them. */
    static List<String> names(Configuration configuration) {
        return configuration.hosts().stream()
                .map(host -> host.serverName().map(HostName::text).orElse("none"))
                .toList();
    }
}
