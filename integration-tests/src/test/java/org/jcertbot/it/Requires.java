package org.jcertbot.it;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What a test needs of the machine. Where it is missing the test is skipped, except in CI, where it fails. */
final class Requires {
    private Requires() {}

    static void that(boolean present, String what) {
        if (present) return;
        if ("true".equals(System.getenv("CI"))) Assertions.fail("missing on this machine: " + what);
        Assumptions.abort("missing on this machine: " + what);
    }

    static void root() {
        that("root".equals(System.getProperty("user.name")), "root privileges");
    }

    /** An executable on the search path. */
    static void command(String name) {
        that(Commands.onPath(name), name);
    }

    /** An IPv4 address of this machine that is not for itself only. */
    static String outsideAddress() {
        Optional<String> address = Stream.of(Commands.output("hostname", "-I").split("\\s+"))
                .filter(text -> text.contains("."))
                .findFirst();
        that(address.isPresent(), "an address that others can reach");
        return address.orElseThrow();
    }
}
