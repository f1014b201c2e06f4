package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates that go, with all that belongs to them. */
@ExtendWith(Sandboxes.class)
class DeleteIT {
    private static final int SIGKILL = 9;

    @Test
    void takesEverythingOfOneAndNothingOfTheOther(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String gone = sandbox.name("gone");
        String kept = sandbox.name("kept");
        sandbox.obtain("-d", gone);
        sandbox.obtain("-d", gone, "--force-renewal");
        sandbox.obtain("-d", kept);
        certbot.run("delete", "-n", "--cert-name", gone)
                .succeeds()
                .says("Deleted all files relating to certificate " + gone + ".");
        assertGone(certbot, gone);
        assertEquals(List.of("README", kept), Trees.names(certbot.config().resolve("live")));
        certbot.run("certificates").succeeds().says("Certificate Name: " + kept);
        sandbox.obtain("-d", gone);
        assertEquals(
                "../../archive/" + gone + "/cert1.pem",
                Trees.link(certbot.live(gone, "cert")),
                "the name is free again");
    }

    @Test
    void theOriginalFindsNothingLeft(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        sandbox.certbot().run("delete", "-n", "--cert-name", name).succeeds();
        sandbox.certbot().original(List.of("certificates")).succeeds().says("No certificates found.");
    }

    @Test
    void isNeverGuessedWhich(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        sandbox.certbot().run("delete", "-n").exits(1).complains("--cert-name");
        sandbox.certbot()
                .run("delete", "-n", "--cert-name", "other")
                .exits(1)
                .complains("No certificate found with name other");
        assertTrue(Files.exists(sandbox.certbot().live(name, "cert")));
    }

    @Test
    void saysWhatItCannotKnow(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        Trees.write(certbot.renewalFile(name), "[unclosed\n");
        certbot.run("delete", "-n", "--cert-name", name)
                .exits(1)
                .complains(certbot.live(name).toString())
                .complains(certbot.archive(name).toString());
        assertFalse(Files.exists(certbot.renewalFile(name)));
        assertTrue(Files.exists(certbot.live(name, "cert")));
    }

    @Test
    void aPersonChoosesFromAList(Sandbox sandbox) {
        Requires.command("tmux");
        var certbot = sandbox.certbot();
        String first = sandbox.name("first");
        String second = sandbox.name("second");
        String third = sandbox.name("third");
        for (String name : List.of(first, second, third)) sandbox.obtain("-d", name);
        try (var terminal = new Terminal(sandbox, certbot.command(List.of("delete")))) {
            terminal.waitFor("Which certificate(s) would you like to delete?", "separated by commas");
            terminal.type(terminal.numberOf(third) + " 9");
            terminal.waitFor("Invalid selection");
            terminal.type(terminal.numberOf(third) + "," + terminal.numberOf(first));
            terminal.waitFor("selected for deletion", "  * " + first, "(Y)es/(N)o");
            terminal.type("y");
            terminal.waitFor("relating to certificate " + third, "[exited with 0]");
        }
        assertGone(certbot, first);
        assertGone(certbot, third);
        assertTrue(Files.exists(certbot.live(second, "cert")));
    }

    @Test
    void aPersonMayDecline(Sandbox sandbox) {
        Requires.command("tmux");
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        var command = sandbox.certbot().command(List.of("delete", "--cert-name", name));
        try (var terminal = new Terminal(sandbox, command)) {
            terminal.waitFor("(Y)es/(N)o");
            terminal.type("n");
            terminal.waitFor("[exited with 0]");
        }
        assertTrue(Files.exists(sandbox.certbot().live(name, "cert")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rename", "unlink", "rmdir", "fsync"})
    @Timeout(900)
    void whoeverIsKilledIsFollowedByOneWhoEndsIt(String systemCall, Sandbox sandbox) {
        Requires.command("strace");
        var certbot = sandbox.certbot();
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        var pristine = sandbox.root().resolve("pristine");
        Trees.copy(certbot.config(), pristine);
        for (int count = 1; killAt(sandbox, name, systemCall, count); count++) {
            String when = "killed at " + systemCall + " number " + count;
            boolean whole = Files.exists(certbot.renewalFile(name));
            certbot.run("certificates").succeeds().says(whole ? "VALID" : "No certificates found.");
            if (whole) certbot.run("delete", "-n", "--cert-name", name).succeeds();
            assertGone(certbot, name);
            assertEquals(List.of(), Trees.names(certbot.config().resolve("renewal")), when);
            Trees.delete(certbot.config());
            Trees.copy(pristine, certbot.config());
        }
        assertGone(certbot, name);
    }

    /** Runs a deletion that dies at a system call of its; false when it came to its end before. */
    private static boolean killAt(Sandbox sandbox, String name, String systemCall, int count) {
        var command = new ArrayList<>(List.of("strace", "-f", "--seccomp-bpf", "-q", "-o", "/dev/null"));
        command.addAll(List.of("-e", "inject=" + systemCall + ":signal=SIGKILL:when=" + count));
        command.addAll(sandbox.certbot().command(List.of("delete", "-n", "--cert-name", name)));
        var outcome = Commands.run(sandbox.root(), sandbox.certbot().environment(), "", command);
        if (outcome.exit() == 0) return false;
        outcome.diedOf(SIGKILL);
        return true;
    }

    static void assertGone(Certbot certbot, String name) {
        assertFalse(Files.exists(certbot.renewalFile(name)), "renewal file of " + name);
        assertFalse(Files.exists(certbot.live(name)), "live directory of " + name);
        assertFalse(Files.exists(certbot.archive(name)), "archive directory of " + name);
    }
}
