package org.jcertbot.plugins.nginx.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Located;
import org.jcertbot.plugins.nginx.model.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovalsTest {
    @TempDir
    Path directory;

    @Test
    void aRemovedDirectiveTakesItsLineAndItsMarker() {
        assertEquals(
                "server {\n  a b;\n\n  c d;\n}\n",
                edited(
                        "server {\n  a b;\n  root /x; # managed by Certbot\n\n  c d;\n}\n",
                        (edits, server) -> edits.remove(first(server, "root"))));
    }

    @Test
    void aCommentOfTheUserStaysWhereARemovedDirectiveWas() {
        assertEquals(
                "server {\n  a b; # own\n  # http\n  c d;\n}\n",
                edited(
                        "server {\n  a b; # own\n  root /x; # http\n  c d;\n}\n",
                        (edits, server) -> edits.remove(first(server, "root"))));
    }

    @Test
    void neighboursOnOneLineGoWithTheLine() {
        assertEquals(
                "server {\n  c d;\n}\n",
                edited(
                        "server {\n  listen 80; root /x;\n  c d;\n}\n",
                        (edits, server) -> edits.remove(first(server, "listen")).remove(first(server, "root"))));
    }

    @Test
    void theOthersOnALineStay() {
        assertEquals(
                "server { a b; c d; }\n",
                edited("server { a b; root /x; c d; }\n", (edits, server) -> edits.remove(first(server, "root"))));
    }

    @Test
    void theLastLineCanGoWhileOthersAreAppended() {
        assertEquals(
                "server {\n  a b;\n\n  c d; # managed by Certbot\n}\n",
                edited(
                        "server {\n  a b;\n  root /x;\n}\n",
                        (edits, server) -> edits.remove(first(server, "root"))
                                .append(server.block(), List.of(NewDirective.of("c", "d")))));
        assertEquals(
                "server { a b;\n    c d; # managed by Certbot\n}\n",
                edited(
                        "server { a b; root /x; }\n",
                        (edits, server) -> edits.remove(first(server, "root"))
                                .append(server.block(), List.of(NewDirective.of("c", "d")))));
    }

    private static Located first(Server server, String name) {
        return server.first(name).orElseThrow();
    }

    private Configuration configuration(String servers) {
        return new ConfigurationOnDisk(directory).http(servers).load();
    }

    /** The servers after an edit of the first one. */
    private String edited(String servers, BiConsumer<Edits, Server> change) {
        var configuration = configuration(servers);
        var edits = new Edits();
        change.accept(edits, configuration.servers().get(0));
        String before = "http {\n" + servers + "}\n";
        String text = edits.texts().getOrDefault(directory.resolve("nginx.conf"), before);
        return text.substring("http {\n".length(), text.length() - "}\n".length());
    }
}
