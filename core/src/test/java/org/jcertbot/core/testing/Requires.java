package org.jcertbot.core.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What a test needs of the machine. Where it is missing the test is skipped, except in CI, where it fails. */
public final class Requires {
    private Requires() {}

    public static void that(boolean present, String what) {
        if (present) return;
        if ("true".equals(System.getenv("CI"))) Assertions.fail("missing on this machine: " + what);
        Assumptions.abort("missing on this machine: " + what);
    }

    /** A file, a directory or a program. */
    public static void file(Path file) {
        that(Files.exists(file), file.toString());
    }
}
