package org.jcertbot.plugins.nginx.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    Path root;

    private Configuration load(String text) throws Exception {
        return new ConfigTree(root).file("nginx.conf", text).load();
    }

    @Test
    void hasOnlyTheServersOfHttp() throws Exception {
        Configuration configuration = load("""
                mail { server { set $id mail; } }
                stream { server { set $id stream; } upstream u { server 127.0.0.1; } }
                http { upstream u { server 127.0.0.1; } server { set $id http; } }
                """);

        assertEquals(List.of("http"), ConfigTree.ids(configuration.servers()));
    }

    @Test
    void doesNotCountTlsOfStreams() throws Exception {
        Configuration configuration = load("stream { server { listen 443 ssl; } } http { server { listen 443; } }");

        assertTrue(configuration.sockets(443, Transport.TLS).isEmpty());
    }

    @Test
    void knowsAServerWithACommentBeforeItsBrace() throws Exception {
        assertEquals(1, load("http { server # {\n { listen 80; } }").servers().size());
    }

    @Test
    void hasNoServersWithoutHttp() throws Exception {
        Configuration configuration = load("events {}");

        assertTrue(configuration.http().isEmpty());
        assertTrue(configuration.servers().isEmpty());
    }

    @Test
    void findsDirectivesOutsideOfBlocks() throws Exception {
        Configuration configuration = load("pid /run/a.pid; http { pid /run/b.pid; }");

        assertEquals(
                "/run/a.pid", configuration.inMain("pid").orElseThrow().value().orElseThrow());
    }

    @Test
    void findsWhatServersInherit() throws Exception {
        Configuration configuration = load("a 1; http { a 2; server { a 3; } a 4; }");

        assertEquals(
                List.of("2", "4"),
                configuration.inHttp("a").stream()
                        .map(directive -> directive.value().orElseThrow())
                        .toList());
    }

    @Test
    void namesThePlaceOfAServer() throws Exception {
        Server server = load("http {\n\n  server { }\n}").servers().get(0);

        assertEquals(root.resolve("nginx.conf") + ":3", server.block().place());
    }
}
