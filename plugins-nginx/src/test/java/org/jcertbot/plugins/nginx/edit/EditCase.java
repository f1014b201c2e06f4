package org.jcertbot.plugins.nginx.edit;

import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;
import org.junit.jupiter.api.io.TempDir;

/** Servers in a main file that are edited. */
abstract class EditCase {
    @TempDir
    Path directory;

    static Located first(Server server, String name) {
        return server.first(name).orElseThrow();
    }

    final Configuration configuration(String servers) {
        return new ConfigurationOnDisk(directory).http(servers).load();
    }

    /** The servers after an edit of the first one. */
    final String edited(String servers, BiConsumer<Edits, Server> change) {
        var configuration = configuration(servers);
        var edits = new Edits();
        change.accept(edits, configuration.servers().get(0));
        String before = "http {\n" + servers + "}\n";
        String text = edits.texts().getOrDefault(directory.resolve("nginx.conf"), before);
        return text.substring("http {\n".length(), text.length() - "}\n".length());
    }
}
