package org.jcertbot.plugins.nginx.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcertbot.core.error.PluginException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration with texts that are not on the disk. */
class UnwrittenTextsTest {
    @TempDir
    Path directory;

    private Configuration written;

    @BeforeEach
    void write() throws IOException, PluginException {
        Files.createDirectories(directory.resolve("conf.d"));
        Files.writeString(directory.resolve("nginx.conf"), "http { include conf.d/*.conf; }");
        Files.writeString(directory.resolve("conf.d/b.conf"), "server { server_name b; }");
        written = Configuration.load(directory.resolve("nginx.conf"));
    }

    @Test
    void aChangedTextCounts() throws PluginException {
        assertEquals(List.of("x"), names(with("conf.d/b.conf", "server { server_name x; }")));
        assertEquals(List.of("b"), names(written));
    }

    @Test
    void aNewFileIsIncludedInItsPlace() throws PluginException {
        assertEquals(List.of("a", "b"), names(with("conf.d/a.conf", "server { server_name a; }")));
        assertEquals(List.of("b", "c"), names(with("conf.d/c.conf", "server { server_name c; }")));
    }

    @Test
    void aNewFileThatNoIncludeMeansIsNot() throws PluginException {
        assertEquals(List.of("b"), names(with("conf.d/c.off", "server { server_name c; }")));
        assertEquals(List.of("b"), names(with("conf.d/.c.conf", "server { server_name c; }")));
        assertEquals(List.of("b"), names(with("conf.d/d/c.conf", "server { server_name c; }")));
    }

    @Test
    void aChangedTextCountsForAllPathsThatLeadToTheFile() throws IOException, PluginException {
        Files.createSymbolicLink(directory.resolve("conf.d/c.conf"), Path.of("b.conf"));
        written = Configuration.load(directory.resolve("nginx.conf"));
        assertEquals(List.of("x", "x"), names(with("conf.d/c.conf", "server { server_name x; }")));
    }

    @Test
    void stepsAddUp() throws PluginException {
        Configuration twice = with("conf.d/a.conf", "server { server_name a; }")
                .with(Map.of(directory.resolve("conf.d/b.conf"), "server { server_name x; }"));
        assertEquals(List.of("a", "x"), names(twice));
    }

    @Test
    void readingAgainForgetsThem() throws PluginException {
        Configuration again =
                with("conf.d/b.conf", "server { server_name x; }").reload(List.of(directory.resolve("conf.d/b.conf")));
        assertEquals(List.of("b"), names(again));
    }

    @Test
    void thePatternOfAFileIsKnown() throws PluginException {
        Optional<Path> pattern = written.patternFor(written.servers().get(0).file());
        assertEquals(Optional.of(directory.resolve("conf.d/*.conf")), pattern);
        assertTrue(Configuration.matches(pattern.get(), directory.resolve("conf.d/x.conf")));
        assertFalse(Configuration.matches(pattern.get(), directory.resolve("conf.d/x")));
        assertEquals(Optional.empty(), written.patternFor(written.files().get(0)));
    }

    private Configuration with(String file, String text) throws PluginException {
        return written.with(Map.of(directory.resolve(file), text));
    }

    private static List<String> names(Configuration configuration) {
        return configuration.servers().stream()
                .map(server -> server.names().get(0).text())
                .toList();
    }
}
