package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many lineages in one run: in waves, those that expire first before the others. */
@ExtendWith(Sandboxes.class)
class RenewManyIT {
    @Test
    void renewsWaveByWaveWithOneListenerForEach(Sandbox sandbox) {
        Requires.command("strace");
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        var names = new ArrayList<String>();
        for (int i = 0; i < 20; i++) names.add(lineages.aged("n" + i, 80, 1 + i));
        var trace = sandbox.root().resolve("trace");
        var command = new ArrayList<>(List.of("strace", "-f", "--seccomp-bpf", "-q", "-e", "trace=listen"));
        command.addAll(List.of("-o", trace.toString()));
        command.addAll(certbot.command(sandbox.renewal("--jobs", "7", "--deploy-hook", "true")));
        var outcome =
                Commands.run(sandbox.root(), certbot.environment(), "", command).succeeds();
        assertEquals(
                3,
                Trees.read(trace)
                        .lines()
                        .filter(line -> line.contains("listen("))
                        .count());
        for (String name : names) {
            assertEquals(2, certbot.version(name));
            Openssl.assertMatches(certbot.live(name, "cert"), certbot.live(name, "privkey"));
            outcome.says(certbot.live(name, "fullchain") + " (success)\n");
        }
        outcome.isSilentAbout("Renewed 1 of 20");
    }

    @Test
    void renewsThoseThatExpireFirstWhenTheirNumberIsLimited(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        String second = lineages.aged("a", 80, 6);
        String last = lineages.aged("b", 80, 9);
        String first = lineages.aged("c", 80, 5);
        String third = lineages.aged("d", 80, 7);
        var outcome = sandbox.renew("--limit", "2").succeeds();
        outcome.says("Congratulations, all renewals succeeded: ");
        outcome.says("limit of this run is reached:\n  " + certbot.live(last, "fullchain") + " (postponed)\n  "
                + certbot.live(third, "fullchain") + " (postponed)\n");
        assertEquals(List.of(2, 2, 1, 1), versions(sandbox, first, second, third, last));
        sandbox.renew("--limit", "1").succeeds();
        assertEquals(List.of(2, 2, 2, 1), versions(sandbox, first, second, third, last));
        sandbox.renew("--limit", "1").succeeds();
        assertEquals(List.of(2, 2, 2, 2), versions(sandbox, first, second, third, last));
    }

    @Test
    void aFailureDoesNotEndTheWavesAfterIt(Sandbox sandbox) {
        var lineages = new Lineages(sandbox);
        String failing = lineages.aged("a", 80, 5);
        String good = lineages.aged("b", 80, 6);
        String last = lineages.aged("c", 80, 7);
        sandbox.unplug(failing);
        sandbox.renew("--jobs", "1").exits(1);
        assertEquals(List.of(1, 2, 2), versions(sandbox, failing, good, last));
    }

    @Test
    @Ca(Pebble.Kind.FUSSY)
    void succeedsWithAnAuthorityThatRefusesEveryThirdNonce(Sandbox sandbox) {
        var lineages = new Lineages(sandbox);
        var names = new ArrayList<String>();
        for (int i = 0; i < 8; i++) names.add(lineages.due("n" + i));
        sandbox.renew().succeeds();
        for (String name : names) assertEquals(2, sandbox.certbot().version(name));
    }

    @Test
    @Ca(Pebble.Kind.REMEMBERING)
    void renewsTwoLineagesOfTheSameNamesWithAuthorizationsThatAreValidAlready(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        sandbox.obtain("-d", name, "--duplicate");
        sandbox.renew("--force-renewal").succeeds();
        assertEquals(List.of(2, 2), versions(sandbox, name, name + "-0001"));
        assertNotEquals(
                Openssl.serial(certbot.live(name, "cert")), Openssl.serial(certbot.live(name + "-0001", "cert")));
    }

    @Test
    void renewsTwoLineagesOfTheSameNames(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        sandbox.obtain("-d", name, "--duplicate");
        sandbox.renew("--force-renewal").succeeds();
        assertEquals(List.of(2, 2), versions(sandbox, name, name + "-0001"));
    }

    @Test
    void needsNumbersAboveZero(Sandbox sandbox) {
        sandbox.renew("--jobs", "0").exits(2).complains("--jobs");
        sandbox.renew("--limit", "0").exits(2).complains("--limit");
    }

    @Test
    void showsProgressInATerminal(Sandbox sandbox) {
        Requires.command("tmux");
        var lineages = new Lineages(sandbox);
        String failing = lineages.aged("a", 80, 5);
        String first = lineages.aged("b", 80, 6);
        String second = lineages.aged("c", 80, 7);
        sandbox.unplug(failing);
        var run = sandbox.renewal("--jobs", "1", "--deploy-hook", waitsFor(sandbox, "$RENEWED_DOMAINS"));
        try (var terminal = new Terminal(sandbox, sandbox.certbot().command(run))) {
            terminal.waitFor("Renewed 1 of 3, 1 failed (" + first + ")");
            Trees.write(sandbox.root().resolve(first), "");
            terminal.waitFor("Renewed 2 of 3, 1 failed (" + second + ")");
            Trees.write(sandbox.root().resolve(second), "");
            terminal.waitFor("[exited with 1]");
            assertFalse(terminal.screen().contains("Renewed 2 of 3"), terminal::screen);
        }
    }

    @Test
    void showsNoProgressForOneLineage(Sandbox sandbox) {
        Requires.command("tmux");
        String name = new Lineages(sandbox).due("www");
        var run = sandbox.renewal("--deploy-hook", "touch " + sandbox.root() + "/ran; " + waitsFor(sandbox, "go"));
        try (var terminal = new Terminal(sandbox, sandbox.certbot().command(run))) {
            Waiting.until(() -> Trees.names(sandbox.root()).contains("ran"), terminal::screen);
            assertFalse(terminal.screen().contains("Renewed 1 of"), terminal::screen);
            Trees.write(sandbox.root().resolve("go"), "");
            terminal.waitFor("[exited with 0]");
        }
        assertEquals(2, sandbox.certbot().version(name));
    }

    /** A hook that ends when the test has made a file; it begins with a program, because hooks are checked. */
    private static String waitsFor(Sandbox sandbox, String file) {
        return "sleep 0; while [ ! -e " + sandbox.root() + "/" + file + " ]; do sleep 0.1; done";
    }

    private static List<Integer> versions(Sandbox sandbox, String... names) {
        return List.of(names).stream().map(sandbox.certbot()::version).toList();
    }
}
