package org.jcertbot.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jcertbot.core.release.Release;
import org.junit.jupiter.api.Test;

final class VersionTest {
    @Test
    void isTheOneOfTheBuild() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        assertTrue(pom.contains("<version>" + Release.VERSION + "</version>"));
    }
}
