package org.jcertbot.core.lineage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.identifier.CertName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerMentionsTest {
    private static final Path LIVE = Path.of("/etc/letsencrypt/live/a.test");
    private static final String USE = "ssl_certificate " + LIVE + "/fullchain.pem;\n";

    @TempDir
    private Path scratch;

    private Path nginx;

    @BeforeEach
    void makeDirectory() throws IOException {
        nginx = Files.createDirectory(scratch.toRealPath().resolve("nginx"));
        Files.createDirectory(nginx.resolve("sites-available"));
    }

    private List<Path> mentions() {
        return new ServerMentions(List.of(scratch.resolve("not there"), scratch.resolve("nginx"))).of(LIVE);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(nginx.resolve(name), text);
    }

    @Test
    void findsTheFilesThatUseSomethingInTheDirectory() throws IOException {
        Path used = write("sites-available/a", USE);
        write("nginx.conf", "include sites-enabled/*;");
        assertEquals(List.of(used), mentions());
    }

    @Test
    void aNameThatBeginsAlikeIsAnother() throws IOException {
        write("nginx.conf", USE.replace("a.test", "a.test-0001"));
        assertEquals(List.of(), mentions());
    }

    @Test
    void aFileThatIsAlsoLinkedIsNamedOnce() throws IOException {
        Path used = write("sites-available/a", USE);
        Path enabled = Files.createDirectory(nginx.resolve("sites-enabled"));
        Files.createSymbolicLink(enabled.resolve("a"), used);
        assertEquals(1, mentions().size());
    }

    @Test
    void linksToFilesElsewhereAreFollowedButNotThoseToDirectories() throws IOException {
        Path elsewhere = Files.createDirectory(scratch.resolve("elsewhere"));
        Path site = Files.writeString(elsewhere.resolve("site"), USE);
        Files.createSymbolicLink(nginx.resolve("logs"), elsewhere);
        assertEquals(List.of(), mentions());
        Path link = Files.createSymbolicLink(nginx.resolve("site"), site);
        assertEquals(List.of(link), mentions());
    }

    @Test
    void bytesThatAreNoTextDoNotMatter() throws IOException {
        Files.write(nginx.resolve("latin1"), ("# caf\u00e9\n" + USE).getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(1, mentions().size());
    }

    @Test
    void hugeFilesAndBrokenLinksArePassedOver() throws IOException {
        write("dump", USE + "x".repeat(1 << 20));
        Files.createSymbolicLink(nginx.resolve("dangling"), nginx.resolve("nowhere"));
        assertEquals(List.of(), mentions());
    }

    @Test
    void theWarningNamesTheFirstFilesAndCountsTheRest() throws IOException {
        for (int i = 10; i < 22; i++) write("site" + i, USE);
        String warning = new ServerMentions(List.of(nginx))
                .warning(new CertName("a.test"), LIVE)
                .orElseThrow();
        assertEquals(10, warning.lines().filter(line -> line.contains("/site")).count());
        assertTrue(warning.endsWith("and 2 more"), warning);
    }

    @Test
    void noMentionNoWarning() {
        Optional<String> warning = new ServerMentions(List.of(nginx)).warning(new CertName("a.test"), LIVE);
        assertFalse(warning.isPresent());
    }
}
