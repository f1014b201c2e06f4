package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The program is killed at each of the system calls with which it changes files while it replaces a certificate.
 *
 * <p>After any of them {@code live} serves a key and a chain that belong together, and the next run repairs the rest.
 */
@ExtendWith(Sandboxes.class)
class KillIT {
    private static final int SIGKILL = 9;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rename",
                "renameat2",
                "unlink",
                "link",
                "symlink",
                "mkdir",
                "rmdir",
                "chmod",
                "fchmod",
                "chown",
                "fchown",
                "lchown",
                "fsync",
                "ftruncate"
            })
    @Timeout(900)
    void aRunThatIsKilledAnywhereLeavesAMatchingPair(String systemCall, Sandbox sandbox) {
        Requires.command("strace");
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        var pristine = sandbox.root().resolve("pristine");
        Trees.copy(sandbox.certbot().config(), pristine);
        for (int count = 1; killAt(sandbox, name, systemCall, count); count++) {
            String when = "killed at " + systemCall + " number " + count;
            assertServesAMatchingPair(sandbox, name, when);
            assertRepairs(sandbox, name, when);
            Trees.delete(sandbox.certbot().config());
            Trees.copy(pristine, sandbox.certbot().config());
        }
        assertServesAMatchingPair(sandbox, name, "not killed");
        sandbox.certbot().run("certificates").succeeds().says("VALID");
    }

    /** Runs a forced renewal that dies at a system call of its; false when it came to its end before. */
    private static boolean killAt(Sandbox sandbox, String name, String systemCall, int count) {
        var command = new ArrayList<>(List.of("strace", "-f", "--seccomp-bpf", "-q", "-o", "/dev/null"));
        command.addAll(List.of("-e", "inject=" + systemCall + ":signal=SIGKILL:when=" + count));
        command.addAll(sandbox.certbot().command(sandbox.standalone("-d", name, "--force-renewal")));
        var outcome = Commands.run(sandbox.root(), sandbox.certbot().environment(), "", command);
        if (outcome.exit() == 0) return false;
        outcome.diedOf(SIGKILL);
        return true;
    }

    private static void assertServesAMatchingPair(Sandbox sandbox, String name, String when) {
        var certbot = sandbox.certbot();
        for (String kind : List.of("cert", "fullchain")) {
            assertEquals(
                    Commands.output(
                            "openssl",
                            "x509",
                            "-noout",
                            "-pubkey",
                            "-in",
                            certbot.live(name, kind).toString()),
                    Commands.output(
                            "openssl",
                            "pkey",
                            "-pubout",
                            "-in",
                            certbot.live(name, "privkey").toString()),
                    when);
        }
        assertEquals(
                Trees.read(certbot.live(name, "cert")) + Trees.read(certbot.live(name, "chain")),
                Trees.read(certbot.live(name, "fullchain")),
                when);
    }

    /** The next ordinary run has nothing to complain about, and leaves only what belongs there. */
    private static void assertRepairs(Sandbox sandbox, String name, String when) {
        sandbox.obtain("-d", name);
        assertServesAMatchingPair(sandbox, name, when + ", then run again");
        var certbot = sandbox.certbot();
        assertEquals(
                List.of("README", "cert.pem", "chain.pem", "fullchain.pem", "privkey.pem"),
                Trees.names(certbot.live(name)),
                when);
        assertEquals(List.of("README", name), Trees.names(certbot.config().resolve("live")), when);
        assertEquals(List.of(name), Trees.names(certbot.config().resolve("archive")), when);
        assertEquals(List.of(name + ".conf"), Trees.names(certbot.config().resolve("renewal")), when);
        assertTrue(
                Trees.names(certbot.archive(name)).stream()
                        .allMatch(file -> file.matches("(cert|chain|fullchain|privkey)\\d+\\.pem")),
                when);
    }
}
