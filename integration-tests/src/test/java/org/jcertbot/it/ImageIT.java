package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image as a thing to ship: it runs from anywhere, as anyone, and says nothing about its start-up cache. */
class ImageIT {
    private static final String VERSION_LINE = "certbot 5.6.0 \\(jcertbot [0-9.]+\\)\n";

    @Test
    void printsItsVersion() {
        assertPrintsVersion(Path.of("."), Map.of(), Certbot.launcher().toString());
    }

    @Test
    void runsWithoutAnyJavaOnTheMachine(@TempDir Path elsewhere) {
        assertPrintsVersion(
                elsewhere,
                Map.of("PATH", "/bin", "JAVA_HOME", ""),
                Certbot.launcher().toString());
    }

    @Test
    void runsThroughSymlinks() throws Exception {
        var elsewhere = Files.createTempDirectory("it-links");
        try {
            Files.createSymbolicLink(elsewhere.resolve("certbot"), Certbot.launcher());
            Files.createSymbolicLink(elsewhere.resolve("letsencrypt"), Path.of("certbot"));
            assertPrintsVersion(
                    elsewhere, Map.of(), elsewhere.resolve("letsencrypt").toString());
            assertPrintsVersion(elsewhere, Map.of(), "./letsencrypt");
        } finally {
            Trees.delete(elsewhere);
        }
    }

    @Test
    void runsFromARelativePath() {
        assertPrintsVersion(Certbot.image(), Map.of(), "bin/certbot");
        assertPrintsVersion(Certbot.image().resolve("bin"), Map.of(), "./certbot");
        assertPrintsVersion(Certbot.image().resolve("bin"), Map.of(), "sh", "certbot");
    }

    @Test
    void runsAfterItWasCopiedWithNewTimesAndAnotherName(@TempDir Path elsewhere) {
        var copy = elsewhere.resolve("a copy");
        Commands.output("cp", "-r", Certbot.image().toString(), copy.toString());
        assertPrintsVersion(elsewhere, Map.of(), copy.resolve("bin/certbot").toString());
    }

    @Test
    void ignoresAStaleADamagedAndAMissingCache(@TempDir Path elsewhere) throws Exception {
        var copy = elsewhere.resolve("certbot");
        Commands.output("cp", "-r", Certbot.image().toString(), copy.toString());
        var cache = copy.resolve("lib/light.jsa");
        Commands.output(
                "touch", "-d", "2001-01-01", copy.resolve("lib/certbot.jar").toString());
        assertPrintsVersion(elsewhere, Map.of(), copy.resolve("bin/certbot").toString());
        Commands.output("truncate", "-s", "100000", cache.toString());
        assertPrintsVersion(elsewhere, Map.of(), copy.resolve("bin/certbot").toString());
        Trees.write(cache, "not a cache");
        assertPrintsVersion(elsewhere, Map.of(), copy.resolve("bin/certbot").toString());
        Files.delete(cache);
        assertPrintsVersion(elsewhere, Map.of(), copy.resolve("bin/certbot").toString());
    }

    @Test
    void runsAsAnotherUserFromAReadOnlyImage(@TempDir Path elsewhere) {
        Requires.root();
        var copy = elsewhere.resolve("certbot");
        Commands.output("cp", "-a", Certbot.image().toString(), copy.toString());
        Commands.output("chmod", "-R", "a-w", copy.toString());
        Commands.output("chmod", "a+rx", elsewhere.toString());
        assertPrintsVersion(
                Path.of("/"),
                Map.of("HOME", "/nonexistent"),
                "setpriv",
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                copy.resolve("bin/certbot").toString());
        Commands.output("chmod", "-R", "u+w", copy.toString());
    }

    @Test
    void saysNothingAboutJavaOptionsOfTheEnvironment() {
        var options = Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g", "_JAVA_OPTIONS", "-Dx=y", "JDK_JAVA_OPTIONS", "-Xmx1g");
        assertPrintsVersion(Path.of("."), options, Certbot.launcher().toString());
    }

    @Test
    void leavesNothingInTheCurrentAndTheTemporaryDirectory(@TempDir Path elsewhere) {
        assertPrintsVersion(
                elsewhere,
                Map.of("TMPDIR", elsewhere.toString()),
                Certbot.launcher().toString());
        assertEquals(List.of(), Trees.names(elsewhere));
    }

    private static void assertPrintsVersion(Path directory, Map<String, String> environment, String... command) {
        var arguments = new ArrayList<>(List.of(command));
        arguments.add("--version");
        var outcome = Commands.run(directory, environment, "", arguments).exits(0);
        assertTrue(outcome.out().matches(VERSION_LINE), outcome::toString);
        assertEquals("", outcome.err(), outcome::toString);
    }
}
