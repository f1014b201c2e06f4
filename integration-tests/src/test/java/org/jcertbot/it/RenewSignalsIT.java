package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run of {@code renew} that is stopped leaves nothing but whole lineages, and the next run does the rest. */
@ExtendWith(Sandboxes.class)
class RenewSignalsIT {
    /** Three lineages of a first wave, and two of a second one in which the authority waits for an answer. */
    private static final List<String> LABELS = List.of("a", "b", "c", "d", "e");

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 1", "HUP, 129"})
    void stopsInTheMiddleOfAWave(String signal, int exitCode, Sandbox sandbox) {
        var names = lineages(sandbox);
        try (var silent = new SilentServer(sandbox.otherAddress(), sandbox.ca().httpPort())) {
            var run = stuckRun(sandbox, names, silent);
            assertTrue(isListening(sandbox));
            run.signal(signal);
            run.outcome(Commands.LIMIT).exits(exitCode);
        }
        assertFalse(isListening(sandbox));
        assertStoppedCleanly(sandbox, names);
        sandbox.plugIn(names.get(4));
        sandbox.renew().succeeds().says("Congratulations, all renewals succeeded: ");
        for (String name : names) assertEquals(2, sandbox.certbot().version(name), name);
    }

    @ParameterizedTest
    @CsvSource({"TERM, 143", "INT, 1"})
    void removesChallengeFiles(String signal, int exitCode, Sandbox sandbox) {
        var names = lineages(sandbox);
        try (var web = new DocumentRoot(sandbox.root().resolve("www"), sandbox)) {
            try (var silent =
                    new SilentServer(sandbox.otherAddress(), sandbox.ca().httpPort())) {
                var run = stuckRun(
                        sandbox, names, silent, "--webroot", "-w", web.path().toString());
                assertEquals(List.of(".well-known"), Trees.names(web.path()));
                run.signal(signal);
                run.outcome(Commands.LIMIT).exits(exitCode);
            }
            assertEquals(List.of(), Trees.names(web.path()));
            assertStoppedCleanly(sandbox, names);
            sandbox.plugIn(names.get(4));
            sandbox.renew("--webroot", "-w", web.path().toString()).succeeds();
        }
        for (String name : names) assertEquals(2, sandbox.certbot().version(name), name);
    }

    @Test
    void theNextRunRepeatsADeployHookThatWasStopped(Sandbox sandbox) {
        String name = new Lineages(sandbox).due("www");
        var run = runInDeployHook(sandbox);
        run.signal("TERM");
        run.outcome(Commands.LIMIT).diedOf(15);
        assertEquals(List.of("started", "ended", "post"), notes(sandbox));
        assertDeploysNow(sandbox, name);
    }

    @Test
    void theNextRunRepeatsADeployHookThatNobodyWaitedFor(Sandbox sandbox) {
        String name = new Lineages(sandbox).due("www");
        var run = runInDeployHook(sandbox);
        run.signal("KILL");
        run.outcome(Commands.LIMIT).diedOf(9);
        assertEquals(List.of("started"), notes(sandbox));
        assertDeploysNow(sandbox, name);
    }

    @Test
    void runsNoDeployHookAfterThePostHooks(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var names = lineages(sandbox);
        String note = " >> " + sandbox.root() + "/notes";
        var run = certbot.start(
                sandbox.renewal("--deploy-hook", "echo $RENEWED_DOMAINS" + note, "--post-hook", "echo post" + note));
        Waiting.until(
                () -> names.stream()
                        .anyMatch(name -> Files.exists(certbot.archive(name).resolve("fullchain2.pem"))),
                run::outSoFar);
        run.signal("TERM");
        run.outcome(Commands.LIMIT).diedOf(15);
        var first = notes(sandbox);
        assertEquals(first.size() - 1, first.indexOf("post"), first::toString);

        var stored = names.stream().filter(name -> certbot.version(name) == 2).toList();
        sandbox.renew().succeeds();
        for (String name : names) assertEquals(2, certbot.version(name), name);
        assertTrue(notes(sandbox).containsAll(stored), () -> stored + " in " + notes(sandbox));
    }

    private static List<String> lineages(Sandbox sandbox) {
        var lineages = new Lineages(sandbox);
        var names = new ArrayList<String>();
        for (String label : LABELS) names.add(lineages.aged(label, 80, 5 + names.size()));
        return names;
    }

    /** A run whose first wave is done, and in whose second one the authority asks a server that says nothing. */
    private static Commands.Started stuckRun(
            Sandbox sandbox, List<String> names, SilentServer silent, String... options) {
        sandbox.moveToOtherAddress(names.get(4));
        var arguments = sandbox.renewal(options);
        arguments.addAll(List.of("--jobs", "3", "--post-hook", "echo post >> " + sandbox.root() + "/notes"));
        var run = sandbox.certbot().start(arguments);
        Waiting.until(silent::wasAsked, run::outSoFar);
        return run;
    }

    private static void assertStoppedCleanly(Sandbox sandbox, List<String> names) {
        var certbot = sandbox.certbot();
        assertEquals(List.of("post"), notes(sandbox));
        for (String name : names) Openssl.assertMatches(certbot.live(name, "cert"), certbot.live(name, "privkey"));
        for (String name : names.subList(0, 3)) assertEquals(2, certbot.version(name), name);
        assertEquals(1, certbot.version(names.get(4)));
        for (var directory : List.of(certbot.config(), certbot.work(), certbot.logs())) {
            assertFalse(Files.exists(directory.resolve(".certbot.lock")), directory::toString);
        }
    }

    /** A run that waits for a deploy hook. */
    private static Commands.Started runInDeployHook(Sandbox sandbox) {
        String note = " >> " + sandbox.root() + "/notes";
        String hook = Hooks.script(sandbox.root(), "deploy", """
                trap 'echo ended %1$s; exit 1' TERM
                echo started %1$s
                if [ -e %2$s/go ]; then echo deployed %1$s; exit; fi
                sleep 20 & wait
                """.formatted(note, sandbox.root()));
        var run = sandbox.certbot().start(sandbox.renewal("--deploy-hook", hook, "--post-hook", "echo post" + note));
        Waiting.until(() -> !notes(sandbox).isEmpty(), run::outSoFar);
        return run;
    }

    private static void assertDeploysNow(Sandbox sandbox, String name) {
        assertEquals(2, sandbox.certbot().version(name));
        var before = notes(sandbox);
        Trees.write(sandbox.root().resolve("go"), "");
        sandbox.renew().succeeds().says("No renewals were attempted.");
        var expected = new ArrayList<>(before);
        expected.addAll(List.of("started", "deployed"));
        assertEquals(expected, notes(sandbox));
        assertEquals(2, sandbox.certbot().version(name));
    }

    private static List<String> notes(Sandbox sandbox) {
        var file = sandbox.root().resolve("notes");
        return Files.exists(file) ? Trees.read(file).lines().toList() : List.of();
    }

    private static boolean isListening(Sandbox sandbox) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(sandbox.address(), sandbox.ca().httpPort()), 2000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
