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
            terminal.waitFor("(standalone)", "(webroot)", "then [enter]");
            terminal.type(terminal.numberOf("(standalone)"));
            terminal.waitFor("e-mail address");
            terminal.type("not an address");
            terminal.waitForAnother("Enter an e-mail address");
            terminal.type("admin@example.test");
            terminal.waitFor("(Y)es/(N)o");
            terminal.type("y");
            terminal.waitFor("names should the certificate cover");
            terminal.type("not..a.name");
            terminal.waitForAnother("names should the certificate cover");
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
