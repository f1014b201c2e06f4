package org.jcertbot.plugins.nginx.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.error.PluginException;

/** Writes the files of a configuration, as a test wants them, and reads them again. */
final class ConfigTree {
    private final Path root;

    ConfigTree(Path root) {
        this.root = root;
    }

    /** Only an {@code http} block with this content. */
    static Configuration http(Path root, String content) throws IOException, PluginException {
        return new ConfigTree(root)
                .file("nginx.conf", "http {\n" + content + "\n}\n")
                .load();
    }

    ConfigTree file(String name, String content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content, StandardCharsets.UTF_8);
        return this;
    }

    ConfigTree link(String name, String target) throws IOException {
        Path link = root.resolve(name);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(target));
        return this;
    }

    Configuration load() throws PluginException {
        return Configuration.load(root.resolve("nginx.conf"));
    }

    /** The value of {@code set $id …} in a server: how tests name it. */
    static String id(Server server) {
        return server.all("set")
                .filter(set -> set.directive().word(1).equals("$id"))
                .map(set -> set.directive().word(2))
                .findFirst()
                .orElse("none");
    }

    static List<String> ids(Iterable<Server> servers) {
        var ids = new ArrayList<String>();
        for (Server server : servers) ids.add(id(server));
        return ids;
    }
}
