package org.jcertbot.plugins.nginx.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jcertbot.core.error.PluginException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncludesTest {
    @TempDir
    Path root;

    private ConfigTree tree;

    @BeforeEach
    void startWithNothing() {
        tree = new ConfigTree(root);
    }

    private ConfigTree main(String httpContent) throws IOException {
        return tree.file("nginx.conf", "http { " + httpContent + " }");
    }

    private ConfigTree server(String file, String id) throws IOException {
        return tree.file(file, "server { set $id " + id + "; }");
    }

    private List<String> loaded() throws PluginException {
        return ConfigTree.ids(tree.load().servers());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "conf.d/*.conf, B a b",
        "conf.d/?.conf, B a b",
        "conf.d/[ab].conf, a b",
        "conf.d/[!a].conf, B b",
        "conf.d/[^a].conf, B b",
        "conf.d/[a-z].conf, a b",
        "conf.d/*, B a b other",
        "conf.d/.*.conf, hidden",
        "conf.d/./a.conf, a",
        "./conf.d/../conf.d/a.conf, a",
        "co*.d/[ab]*, a b",
        "nothing/*.conf, ''",
        "conf.d/*.none, ''",
        "*/a.conf, a"
    })
    void expandsPatterns(String pattern, String expected) throws Exception {
        main("include " + pattern + ";");
        server("conf.d/b.conf", "b");
        server("conf.d/a.conf", "a");
        server("conf.d/B.conf", "B");
        server("conf.d/.hidden.conf", "hidden");
        server("conf.d/other", "other");

        assertEquals(expected, String.join(" ", loaded()));
    }

    @Test
    void sortsWholePathsByTheirBytes() throws Exception {
        main("include d*/x*;");
        server("d/x", "d");
        server("d-b/x", "d-b");
        server("d.c/x", "d.c");

        assertEquals(List.of("d-b", "d.c", "d"), loaded());
    }

    @Test
    void keepsTheOrderOfServersAroundAnInclude() throws Exception {
        main("server { set $id first; } include a.conf; server { set $id last; }");
        server("a.conf", "middle");

        assertEquals(List.of("first", "middle", "last"), loaded());
    }

    @Test
    void startsRelativePathsAtTheMainFileEverywhere() throws Exception {
        main("include conf.d/a.conf;");
        tree.file("conf.d/a.conf", "include snippets/b.conf;");
        server("snippets/b.conf", "b");

        assertEquals(List.of("b"), loaded());
    }

    @Test
    void takesAbsolutePaths() throws Exception {
        server("a.conf", "a");
        main("include " + root.resolve("a.conf") + ";");

        assertEquals(List.of("a"), loaded());
    }

    @Test
    void takesQuotedPaths() throws Exception {
        server("with blank.conf", "a");
        main("include \"with blank.conf\";");

        assertEquals(List.of("a"), loaded());
    }

    @Test
    void putsNestedSnippetsInTheirPlaces() throws Exception {
        main("server { server_name a; include outer; server_name e; }");
        tree.file("outer", "server_name b; include inner; server_name d;");
        tree.file("inner", "server_name c;");

        Server server = tree.load().servers().get(0);

        assertEquals("[a, b, c, d, e]", server.names().toString());
    }

    @Test
    void followsAnHttpBlockInAnIncludedFile() throws Exception {
        tree.file("nginx.conf", "include http.conf;").file("http.conf", "http { server { set $id a; } }");

        assertEquals(List.of("a"), loaded());
    }

    @Test
    void readsASharedSnippetOnce() throws Exception {
        main("server { include listen; } server { include listen; }");
        tree.file("listen", "listen 80;");

        List<Server> servers = tree.load().servers();

        assertSame(
                servers.get(0).directives().get(0).file(),
                servers.get(1).directives().get(0).file());
    }

    @Test
    void tellsWhatIsTheServersOwnFromWhatItIncludes() throws Exception {
        main("server { listen 80; include own; } server { listen 81; }");
        tree.file("own", "root /x;");

        Server server = tree.load().servers().get(0);
        Server other = tree.load().servers().get(1);

        assertTrue(server.owns(server.first("listen").orElseThrow()));
        assertEquals(false, server.owns(server.first("root").orElseThrow()));
        assertEquals(false, server.owns(other.first("listen").orElseThrow()));
    }

    @Test
    void listsTheFilesInTheOrderOfReading() throws Exception {
        main("include conf.d/*; server { include snippet; }");
        server("conf.d/a", "a");
        tree.file("snippet", "listen 80;");

        List<String> names = tree.load().files().stream()
                .map(file -> root.relativize(file.path()).toString())
                .toList();

        assertEquals(List.of("nginx.conf", "conf.d/a", "snippet"), names);
    }

    @Test
    void keepsThePathThatALinkHas() throws Exception {
        main("include enabled/*;");
        server("available/a", "a").link("enabled/a", "../available/a");

        ConfigFile file = tree.load().servers().get(0).file();

        assertEquals(root.resolve("enabled/a"), file.path());
    }

    @Test
    void aFileThatSeveralPathsLeadToIsOneByItsFirstName() throws Exception {
        main("include enabled/*; include available/a;");
        server("available/a", "a").link("enabled/a", "../available/a").link("enabled/b", "a");

        Configuration configuration = tree.load();

        assertEquals(List.of("a", "a", "a"), ConfigTree.ids(configuration.servers()));
        assertEquals(
                List.of(root.resolve("nginx.conf"), root.resolve("enabled/a")),
                configuration.files().stream().map(ConfigFile::path).toList());
        assertTrue(configuration.reads(root.resolve("available/a")));
    }

    @Test
    void findsFilesInALinkedDirectory() throws Exception {
        main("include enabled/*;");
        server("available/a", "a").link("enabled", "available");

        assertEquals(List.of("a"), loaded());
    }

    @Test
    void readsOnlyChangedFilesAgain() throws Exception {
        main("include a; include b;");
        server("a", "a");
        server("b", "b");
        Configuration before = tree.load();
        server("a", "changed");

        Configuration after = before.reload(List.of(root.resolve("a")));

        assertEquals(List.of("changed", "b"), ConfigTree.ids(after.servers()));
        assertSame(
                before.servers().get(1).file().document(),
                after.servers().get(1).file().document());
    }

    @Test
    void listsOnlyTheFilesThatAreStillIncluded() throws Exception {
        main("include a; include b;");
        server("a", "a");
        server("b", "b");
        Configuration before = tree.load();
        main("include c; include b;");
        server("c", "c");

        List<ConfigFile> files =
                before.reload(List.of(root.resolve("nginx.conf"))).files();

        assertEquals(
                List.of(root.resolve("nginx.conf"), root.resolve("c"), root.resolve("b")),
                files.stream().map(ConfigFile::path).toList());
    }

    @Test
    void findsANewFileWhenReloaded() throws Exception {
        main("include conf.d/*;");
        server("conf.d/b", "b");
        Configuration before = tree.load();
        server("conf.d/a", "a");

        assertEquals(List.of("a", "b"), ConfigTree.ids(before.reload(List.of()).servers()));
    }

    @Test
    void takesTextsThatAreNotWrittenYet() throws Exception {
        main("include conf.d/*;");
        server("conf.d/b", "b");
        Path unwritten = root.resolve("conf.d/a");

        Configuration configuration = tree.load().with(Map.of(unwritten, "server { set $id a; }"));

        assertEquals(List.of("a", "b"), ConfigTree.ids(configuration.servers()));
    }

    @Test
    void findsFilesWithNamesInUtf8() throws Exception {
        assumeTrue("UTF-8".equals(System.getProperty("sun.jnu.encoding")), "file names are not in UTF-8 here");
        main("include b\u00fccher.conf;");
        server("b\u00fccher.conf", "a");

        assertEquals(List.of("a"), loaded());
    }

    @Test
    void leavesOtherBlocksAlone() throws Exception {
        main("server { location / { include not/there; } }");

        assertEquals(List.of("none"), loaded());
    }
}
