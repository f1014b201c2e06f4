package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run that is interrupted while challenges are up removes them before it ends. */
@ExtendWith(Sandboxes.class)
class SignalsIT {
    @ParameterizedTest
    @CsvSource({"TERM, 15", "HUP, 1"})
    void cleansUpAndDiesOfTheSignal(String signal, int number, Sandbox sandbox) {
        var run = waitingRun(sandbox);
        run.signal(signal);
        run.outcome(Commands.LIMIT).diedOf(number);
        assertNothingLeft(sandbox);
    }

    @Test
    void cleansUpAndExitsWithOneOnCtrlC(Sandbox sandbox) {
        var run = waitingRun(sandbox);
        run.signal("INT");
        run.outcome(Commands.LIMIT).exits(1).complains("Exiting due to user request.");
        assertNothingLeft(sandbox);
        for (var directory : List.of(
                sandbox.certbot().config(),
                sandbox.certbot().work(),
                sandbox.certbot().logs())) {
            assertFalse(Files.exists(directory.resolve(".certbot.lock")), directory::toString);
        }
    }

    /** A run whose web root challenge is in place and whose CA never comes back: it answers very slowly. */
    private static Commands.Started waitingRun(Sandbox sandbox) {
        String name = sandbox.name("www");
        // The CA connects to an address that accepts and says nothing.
        var silent = new SilentServer(sandbox.address(), sandbox.ca().httpPort());
        Runtime.getRuntime().addShutdownHook(new Thread(silent::close));
        Trees.write(root(sandbox).resolve("index.html"), "");
        var run = sandbox.certbot()
                .start(sandbox.arguments(
                        "certonly", "--webroot", "-w", root(sandbox).toString(), "-d", name));
        Waiting.until(silent::wasAsked, "the CA asks for the challenge");
        return run;
    }

    private static void assertNothingLeft(Sandbox sandbox) {
        assertEquals(List.of("index.html"), Trees.names(root(sandbox)));
        assertFalse(Files.exists(sandbox.certbot().config().resolve("live")));
    }

    private static Path root(Sandbox sandbox) {
        return sandbox.root().resolve("www");
    }
}
