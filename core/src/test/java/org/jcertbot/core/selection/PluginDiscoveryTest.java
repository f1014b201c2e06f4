package org.jcertbot.core.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.plugin.PluginProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginDiscoveryTest {
    private static final String SERVICES = "META-INF/services/org.jcertbot.core.plugin.PluginProvider";

    @TempDir
    Path directory;

    /** What a jar offers, with a public constructor as the loader wants it. */
    public static final class Found extends FakePlugin {
        public Found() {
            super("found");
        }
    }

    /** Fails while it is made. */
    public static final class Exploding extends FakePlugin {
        public Exploding() {
            super("exploding");
            throw new IllegalStateException("boom");
        }
    }

    /** Needs a class that is not there. */
    public static final class Incomplete extends FakePlugin {
        public Incomplete() {
            super("incomplete");
            throw new NoClassDefFoundError("com/example/Missing");
        }
    }

    @Test
    void findsThePluginsOfEveryJarSortedByName() throws IOException {
        try (var loader = jars(jar("one.jar", Found.class.getName()))) {
            assertEquals(List.of("found", "null"), names(PluginCatalog.in(loader)));
        }
    }

    @Test
    void aBrokenPluginDoesNotKeepTheOthersAway() throws IOException {
        URL broken = jar(
                "broken.jar",
                "com.example.NotThere",
                Exploding.class.getName(),
                Incomplete.class.getName(),
                DnsName.class.getName());
        try (var loader =
                jars(broken, jar("malformed.jar", "not a class name"), jar("one.jar", Found.class.getName()))) {
            assertEquals(List.of("found", "null"), names(PluginCatalog.in(loader)));
        }
    }

    @Test
    void looksOnlyOnce() throws IOException {
        try (var loader = jars(jar("one.jar", Found.class.getName()))) {
            var catalog = PluginCatalog.in(loader);
            assertSame(
                    catalog.find("found").orElseThrow(), catalog.find("found").orElseThrow());
        }
    }

    @Test
    void hiddenPluginsAreFoundButNotShown() {
        var catalog = PluginCatalog.of(new FakePlugin("shown"));
        assertEquals(
                List.of("shown"),
                catalog.visible().stream().map(PluginProvider::name).toList());
        assertEquals("null", catalog.find("null").orElseThrow().name());
    }

    @Test
    void theFirstOfTwoPluginsWithOneNameCounts() {
        var first = new FakePlugin("twin");
        var catalog = PluginCatalog.of(first, new FakePlugin("twin"));
        assertSame(first, catalog.find("twin").orElseThrow());
    }

    private URL jar(String name, String... providers) throws IOException {
        Path file = directory.resolve(name);
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new JarEntry(SERVICES));
            jar.write(String.join("\n", providers).getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }
        return file.toUri().toURL();
    }

    private static URLClassLoader jars(URL... jars) {
        return new URLClassLoader(jars, PluginDiscoveryTest.class.getClassLoader());
    }

    private static List<String> names(PluginCatalog catalog) {
        return catalog.all().stream().map(PluginProvider::name).toList();
    }
}
