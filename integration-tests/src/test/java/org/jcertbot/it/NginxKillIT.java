package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that end in the middle of a change to the configuration of a real nginx. */
@ExtendWith(Sandboxes.class)
class NginxKillIT {
    private static final Pattern CHALLENGE = Pattern.compile("location = (/\\.well-known/acme-challenge/\\S+)");

    @Test
    void theNextRunTakesBackTheChallengesOfOneThatWasKilled(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            var before = nginx.files();
            String path;
            try (var silent =
                    new SilentServer(sandbox.otherAddress(), sandbox.ca().httpPort())) {
                var run = waitingRun(sandbox, nginx, name, silent);
                path = challengePath(nginx);
                assertNotEquals("this is " + name, nginx.http(name, path).body());
                run.signal("KILL");
                run.outcome(Commands.LIMIT).diedOf(9);
            }
            assertNotEquals(before, nginx.files());
            assertNotEquals("this is " + name, nginx.http(name, path).body());
            long reloads = nginx.reloads();
            sandbox.certbot().run(nginx.arguments("plugins", "--prepare")).succeeds();
            assertEquals(before, nginx.files());
            assertEquals(reloads + 1, nginx.reloads());
            assertEquals("this is " + name, nginx.http(name, path).body());
            nginx.obtain("-d", name);
            nginx.showsCertificateOf(name, name);
        }
    }

    @Test
    void whatAnAdministratorWritesAfterAKillStays(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            String site = nginx.site("site0");
            killWithChallenge(sandbox, nginx, name);
            var file = nginx.root().resolve("sites-enabled/site0");
            Trees.edit(file, "this is", "this was");
            Trees.write(file, Trees.read(file) + "# edited after the kill\n");
            sandbox.certbot().run(nginx.arguments("plugins", "--prepare")).succeeds();
            assertEquals(site.replace("this is", "this was") + "# edited after the kill\n", nginx.site("site0"));
            assertEquals("this was " + name, nginx.http(name, "/").body());
            assertFalse(Files.exists(sandbox.certbot().work().resolve("kept")));
        }
    }

    @Test
    void whatCannotBeToldFromTheChallengeAfterAKillIsKeptElsewhere(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            var before = nginx.files();
            killWithChallenge(sandbox, nginx, name);
            var file = nginx.root().resolve("sites-enabled/site0");
            Trees.edit(file, "\nlocation =", "\n    location =");
            String edited = Trees.read(file);
            var outcome = sandbox.certbot()
                    .run(nginx.arguments("plugins", "--prepare"))
                    .succeeds();
            assertEquals(before, nginx.files());
            var kept = sandbox.certbot().work().resolve("kept/site0_0");
            assertEquals(edited, Trees.read(kept));
            outcome.complains(kept.toString());
            assertTrue(sandbox.certbot().log().contains(kept.toString()));
        }
    }

    @Test
    void whatAnAdministratorWroteSinceAnInstallationIsKeptByARollback(Sandbox sandbox) {
        String name = new Lineages(sandbox).fresh("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            var before = nginx.files();
            sandbox.certbot()
                    .run(nginx.arguments("install", "--cert-name", name))
                    .succeeds();
            var file = nginx.root().resolve("sites-enabled/site0");
            Trees.edit(file, "this is", "this was");
            String edited = Trees.read(file);
            var kept = sandbox.certbot().work().resolve("kept/site0_0");
            sandbox.certbot()
                    .run(nginx.arguments("rollback", "--checkpoints", "9"))
                    .succeeds()
                    .complains(kept.toString());
            assertEquals(before, nginx.files());
            assertEquals(edited, Trees.read(kept));
        }
    }

    @Test
    void theOriginalTakesBackTheChallengesOfOurRunThatWasKilled(Sandbox sandbox) {
        Requires.that(
                Files.isDirectory(Path.of("/usr/lib/python3/dist-packages/certbot_nginx")), "python3-certbot-nginx");
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            var before = nginx.files();
            killWithChallenge(sandbox, nginx, name);
            assertTrue(Files.exists(sandbox.certbot().work().resolve("temp_checkpoint/WRITTEN")));
            sandbox.certbot()
                    .original(List.of("plugins", "--prepare", "--nginx-server-root", "" + nginx.root()))
                    .succeeds();
            assertEquals(before, nginx.files());
            assertFalse(Files.exists(sandbox.certbot().work().resolve("temp_checkpoint")));
        }
    }

    /** Leaves the challenge for the name in the site, and the run that wrote it dead. */
    private static void killWithChallenge(Sandbox sandbox, NginxServer nginx, String name) {
        try (var silent = new SilentServer(sandbox.otherAddress(), sandbox.ca().httpPort())) {
            var run = waitingRun(sandbox, nginx, name, silent);
            challengePath(nginx);
            run.signal("KILL");
            run.outcome(Commands.LIMIT).diedOf(9);
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 1", "HUP, 129"})
    void aRunThatIsStoppedTakesItsChallengesBack(String signal, int exitCode, Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name));
                var silent =
                        new SilentServer(sandbox.otherAddress(), sandbox.ca().httpPort())) {
            var before = nginx.files();
            var run = waitingRun(sandbox, nginx, name, silent);
            String path = challengePath(nginx);
            run.signal(signal);
            run.outcome(Commands.LIMIT).exits(exitCode);
            assertEquals(before, nginx.files());
            assertEquals("this is " + name, nginx.http(name, path).body());
            assertFalse(Files.exists(nginx.root().resolve(".certbot.lock")));
        }
    }

    @Test
    void whatAnAdministratorWritesDuringValidationStays(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            String site = nginx.site("site0");
            try (var silent =
                    new SilentServer(sandbox.otherAddress(), sandbox.ca().httpPort())) {
                var run = waitingRun(sandbox, nginx, name, silent);
                var file = nginx.root().resolve("sites-enabled/site0");
                Trees.edit(file, "this is", "this was");
                Trees.write(file, Trees.read(file) + "# edited meanwhile\n");
                nginx.site("new", "# a new file\n");
                silent.hangUp();
                run.outcome(Commands.LIMIT).exits(1);
            }
            assertEquals(site.replace("this is", "this was") + "# edited meanwhile\n", nginx.site("site0"));
            assertEquals("# a new file\n", nginx.site("new"));
            assertEquals("this was " + name, nginx.http(name, "/").body());
        }
    }

    /** The number of the call at which it dies goes up in steps, so that this does not take forever. */
    @ParameterizedTest
    @CsvSource({"rename, 2", "fsync, 5", "unlink, 2", "rmdir, 1"})
    @Timeout(300)
    void anInstallationThatIsKilledAnywhereIsRepeatedOrTakenBack(String systemCall, int step, Sandbox sandbox) {
        Requires.command("strace");
        String name = new Lineages(sandbox).fresh("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            // The files that all sites share are there before.
            sandbox.certbot().run(nginx.arguments("plugins", "--prepare")).succeeds();
            var before = nginx.files();
            var install = nginx.arguments("install", "--cert-name", name);
            for (int count = 1; killAt(sandbox, install, systemCall, count); count += step) {
                String when = "killed at " + systemCall + " number " + count;
                if (count % (2 * step) > step) {
                    sandbox.certbot()
                            .run(nginx.arguments("plugins", "--prepare"))
                            .succeeds();
                    nginx.accepts();
                }
                sandbox.certbot().run(install).succeeds();
                nginx.accepts().showsCertificateOf(name, name);
                sandbox.certbot()
                        .run(nginx.arguments("rollback", "--checkpoints", "9"))
                        .succeeds();
                assertEquals(before, nginx.files(), when);
                assertEquals(List.of(), Trees.names(sandbox.certbot().work().resolve("backups")), when);
                assertEquals("this is " + name, nginx.http(name, "/").body(), when);
            }
            nginx.accepts().showsCertificateOf(name, name);
        }
    }

    private static boolean killAt(Sandbox sandbox, List<String> arguments, String systemCall, int count) {
        var command = new ArrayList<>(List.of("strace", "-f", "--seccomp-bpf", "-q", "-o", "/dev/null"));
        command.addAll(List.of("-e", "inject=" + systemCall + ":signal=SIGKILL:when=" + count));
        command.addAll(sandbox.certbot().command(arguments));
        var outcome = Commands.run(sandbox.root(), sandbox.certbot().environment(), "", command);
        if (outcome.exit() == 0) return false;
        outcome.diedOf(9);
        return true;
    }

    /** The challenges are presented, and the authority waits for an answer about another name. */
    private static Commands.Started waitingRun(Sandbox sandbox, NginxServer nginx, String name, SilentServer silent) {
        String other = sandbox.name("other");
        sandbox.moveToOtherAddress(other);
        var run = sandbox.certbot().start(nginx.arguments("certonly", "-d", name, "-d", other));
        Waiting.until(silent::wasAsked, run::outSoFar);
        return run;
    }

    private static String challengePath(NginxServer nginx) {
        var challenge = CHALLENGE.matcher(nginx.site("site0"));
        assertTrue(challenge.find(), () -> nginx.site("site0"));
        return challenge.group(1);
    }
}
