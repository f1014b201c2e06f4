package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The program is killed at each of the system calls with which it changes files while it replaces a certificate.
 *
 * <p>After any of them {@code live} serves a key and a chain that belong together, and the next run repairs the rest.
 */
@ExtendWith(Sandboxes.class)
class KillIT {
    private static final String CALLS = "rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,symlinkat,"
            + "mkdir,mkdirat,rmdir,chmod,fchmod,fchmodat,chown,fchown,lchown,fchownat,fsync,fdatasync,ftruncate";
    private static final int SIGKILL = 9;

    @Test
    @Timeout(600)
    void aRunThatIsKilledAnywhereLeavesAMatchingPair(Sandbox sandbox) {
        Requires.command("strace");
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        var pristine = sandbox.root().resolve("pristine");
        Trees.copy(sandbox.certbot().config(), pristine);
        int killed = 0;
        while (killAt(sandbox, name, killed + 1)) {
            assertServesAMatchingPair(sandbox, name, "killed at call " + (killed + 1));
            assertRepairs(sandbox, name, "killed at call " + (killed + 1));
            restore(sandbox, pristine);
            killed++;
        }
        assertTrue(killed > 10, "killed only " + killed + " times: is strace at work?");
        assertServesAMatchingPair(sandbox, name, "not killed");
    }

    /** Runs a forced renewal that dies at its K-th change of a file; false when it came to its end before. */
    private static boolean killAt(Sandbox sandbox, String name, int k) {
        var command = new ArrayList<>(List.of("strace", "-f", "-q", "-o", "/dev/null"));
        command.addAll(List.of("-e", "trace=" + CALLS, "-e", "inject=" + CALLS + ":signal=SIGKILL:when=" + k));
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

    /** The next ordinary run finds nothing wrong, and only the four links and the README remain in live. */
    private static void assertRepairs(Sandbox sandbox, String name, String when) {
        sandbox.obtain("-d", name, "--force-renewal");
        assertServesAMatchingPair(sandbox, name, when + ", then renewed");
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
        certbot.run("certificates").succeeds().says("VALID");
    }

    private static void restore(Sandbox sandbox, Path pristine) {
        Trees.delete(sandbox.certbot().config());
        Trees.copy(pristine, sandbox.certbot().config());
    }
}
