package org.jcertbot.plugins.nginx.model;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jcertbot.core.error.PluginException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncludeFailuresTest {
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

    @Test
    void namesAMissingFile() throws Exception {
        main("include gone.conf;");

        var error = assertThrows(PluginException.class, tree::load);

        assertTrue(error.what().contains(root.resolve("gone.conf").toString()), error.what());
        assertTrue(error.why().contains("no such file"), error.why());
    }

    @Test
    void namesALinkToNowhere() throws Exception {
        main("include enabled/*;").link("enabled/a", "../gone");

        var error = assertThrows(PluginException.class, tree::load);

        assertTrue(error.what().contains(root.resolve("enabled/a").toString()), error.what());
    }

    @Test
    void namesWhatCannotBeRead() throws Exception {
        main("include folder;");
        Files.createDirectory(root.resolve("folder"));

        var error = assertThrows(PluginException.class, tree::load);

        assertTrue(error.what().contains(root.resolve("folder").toString()), error.what());
    }

    @Test
    void refusesAFileThatIncludesItself() throws Exception {
        main("include a;");
        tree.file("a", "include b;").file("b", "include a;");

        var error = assertThrows(PluginException.class, tree::load);

        assertTrue(error.what().contains("includes itself"), error.what());
    }

    @Test
    void refusesAPathThatNoFileCanHave() throws Exception {
        main("include \"a\0b\";");

        assertThrows(PluginException.class, tree::load);
    }

    @Test
    void saysWhereAFileIsBroken() throws Exception {
        main("include a;");
        tree.file("a", "server {\n  listen 80;\n  }}\n");

        var error = assertThrows(PluginException.class, tree::load);

        assertTrue(error.what().contains(root.resolve("a") + ", line 3, column 4"), error.what());
    }
}
