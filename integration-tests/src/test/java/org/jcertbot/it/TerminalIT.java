package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person at a real terminal. */
@ExtendWith(Sandboxes.class)
class TerminalIT {
    @BeforeAll
    static void needsTmux() {
        Requires.command("tmux");
    }

    private static List<String> interactive(Sandbox sandbox) {
        return sandbox.certbot()
                .command(List.of(
                        "certonly",
                        "--server",
                        sandbox.ca().directoryUrl(),
                        "--http-01-port",
                        "" + sandbox.ca().httpPort(),
                        "--http-01-address",
                        sandbox.address()));
    }

    @Test
    void leadsFromNothingToACertificate(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var terminal = new Terminal(sandbox, interactive(sandbox))) {
            terminal.waitFor("How would you like to prove control", "standalone");
            terminal.type(terminal.numberOf("standalone"));
            terminal.waitFor("mail");
            terminal.type("not an address");
            terminal.waitForAnother("mail");
            terminal.type("admin@example.test");
            terminal.waitFor("erms");
            terminal.type("y");
            terminal.answerIfAsked("EFF", "n");
            terminal.waitFor("omain name");
            terminal.type(name);
            terminal.waitFor("Successfully received certificate.");
            terminal.waitFor("[exited with 0]");
        }
        assertTrue(Files.exists(sandbox.certbot().live(name, "cert")));
    }

    @Test
    void stopsWhenAMenuIsCancelled(Sandbox sandbox) {
        sandbox.name("www");
        try (var terminal = new Terminal(sandbox, interactive(sandbox))) {
            terminal.waitFor("standalone");
            terminal.type("99");
            terminal.waitFor("nvalid");
            terminal.type("c");
            terminal.waitFor("[exited with 1]");
        }
        assertFalse(Files.exists(sandbox.certbot().config().resolve("accounts")));
    }

    @Test
    void endsOnCtrlCAtAPrompt(Sandbox sandbox) {
        try (var terminal = new Terminal(sandbox, interactive(sandbox))) {
            terminal.waitFor("standalone");
            terminal.keys("C-c");
            terminal.waitFor("Exiting due to user request.");
            terminal.waitFor("[exited with 1]");
        }
    }
}
