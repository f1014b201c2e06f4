package org.jcertbot.core.webserver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jcertbot.core.testing.InMemoryTempDirectories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerFilesTest {
    @TempDir(factory = InMemoryTempDirectories.class)
    private Path scratch;

    private Path root;

    @BeforeEach
    void makeRoot() throws IOException {
        scratch = scratch.toRealPath();
        root = Files.createDirectory(scratch.resolve("apache2"));
    }

    @Test
    void whatIsBelowTheRootIsTheServersEvenWhenItIsGone() throws Exception {
        Path site = Files.createFile(root.resolve("site.conf"));
        Path gone = root.resolve("sites/gone.conf");
        Path foreign = Files.createFile(scratch.resolve("nginx.conf"));
        assertEquals(Set.of(site, gone), new ServerFiles(root, List.of()).among(List.of(site, gone, foreign)));
    }

    @Test
    void whatItLoadsFromElsewhereIsTheServersToo() throws Exception {
        Path elsewhere = Files.createFile(scratch.resolve("shared.conf"));
        Path link = Files.createSymbolicLink(root.resolve("shared.conf"), elsewhere);
        assertEquals(Set.of(elsewhere), new ServerFiles(root, List.of(link)).among(List.of(elsewhere)));
    }

    @Test
    void aRootThatIsALinkMakesNoDifference() throws Exception {
        Path site = Files.createFile(root.resolve("site.conf"));
        Path link = Files.createSymbolicLink(scratch.resolve("httpd"), root);
        assertEquals(Set.of(site), new ServerFiles(link, List.of()).among(List.of(site)));
    }

    @Test
    void aFileThatIsGoneIsFoundBehindALinkedDirectory() throws Exception {
        Path real = Files.createDirectory(scratch.resolve("real"));
        Path link = Files.createSymbolicLink(scratch.resolve("letsencrypt"), real);
        Path gone = real.resolve("challenge.conf");
        var files = new ServerFiles(root, List.of(link.resolve("challenge.conf")));
        assertEquals(Set.of(gone), files.among(List.of(gone)));
    }
}
