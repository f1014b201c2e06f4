package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fifty lineages that are due, in a run that is ended in the middle of it: each of them serves its old version or its
 * new one, and the next run renews those that were left and no other.
 */
@ExtendWith(Sandboxes.class)
class RenewManySignalsIT {
    private static final int COUNT = 50;

    @ParameterizedTest
    @ValueSource(ints = {5, 30})
    void aRunThatIsKilledWhileItStoresCertificatesLeavesTheRestToTheNext(int count, Sandbox sandbox) {
        var names = lineages(sandbox);
        // The deploy hooks of the first wave do not end, so there is always a rest.
        var run = sandbox.certbot().start(renewal(sandbox, "--jobs", "40"));
        try {
            awaitRenewals(sandbox, names, count, run);
            run.signal("KILL");
            run.outcome(Commands.LIMIT).diedOf(9);
        } finally {
            letHooksEnd(sandbox);
        }
        assertAllServeMatchingPairs(sandbox, names);
        assertTheNextRunRenewsTheRest(sandbox, names);
    }

    @Test
    void aRunThatIsStoppedInItsSecondWaveGivesItsPortBack(Sandbox sandbox) {
        var names = lineages(sandbox);
        try (var silent = new SilentServer(sandbox.otherAddress(), sandbox.ca().httpPort())) {
            var run = runInSecondWave(sandbox, names, silent);
            assertTrue(isListening(sandbox));
            run.signal("TERM");
            run.outcome(Commands.LIMIT).diedOf(15);
        }
        assertFalse(isListening(sandbox));
        assertStoppedInSecondWave(sandbox, names);
        assertTheNextRunRenewsTheRest(sandbox, names);
    }

    @Test
    void aRunThatIsStoppedInItsSecondWaveRemovesItsChallengeFiles(Sandbox sandbox) {
        var names = lineages(sandbox);
        try (var web = new DocumentRoot(sandbox.root().resolve("www"), sandbox)) {
            String[] webroot = {"--webroot", "-w", web.path().toString()};
            try (var silent =
                    new SilentServer(sandbox.otherAddress(), sandbox.ca().httpPort())) {
                var run = runInSecondWave(sandbox, names, silent, webroot);
                var challenges = web.path().resolve(".well-known/acme-challenge");
                assertEquals(COUNT / 2, Trees.names(challenges).size());
                run.signal("INT");
                run.outcome(Commands.LIMIT).exits(1);
            }
            assertEquals(List.of(), Trees.names(web.path()));
            assertStoppedInSecondWave(sandbox, names);
            assertTheNextRunRenewsTheRest(sandbox, names, webroot);
        }
    }

    /** The first one expires first. */
    private static List<String> lineages(Sandbox sandbox) {
        var lineages = new Lineages(sandbox);
        var names = new ArrayList<String>();
        for (int i = 0; i < COUNT; i++) names.add(lineages.aged("n" + i, 200, 1 + i));
        return names;
    }

    private static void awaitRenewals(Sandbox sandbox, List<String> names, int count, Commands.Started run) {
        Waiting.until(
                () -> names.stream()
                                .filter(name -> servesNewVersion(sandbox, name))
                                .count()
                        >= count,
                run::outSoFar);
    }

    /** The authority waits for an answer about the last lineage; half of them have been renewed. */
    private static Commands.Started runInSecondWave(
            Sandbox sandbox, List<String> names, SilentServer silent, String... options) {
        sandbox.moveToOtherAddress(names.get(COUNT - 1));
        letHooksEnd(sandbox);
        var arguments = renewal(sandbox, options);
        arguments.addAll(List.of("--jobs", "" + COUNT / 2));
        var run = sandbox.certbot().start(arguments);
        awaitRenewals(sandbox, names, COUNT / 2, run);
        Waiting.until(silent::wasAsked, run::outSoFar);
        return run;
    }

    private static void assertStoppedInSecondWave(Sandbox sandbox, List<String> names) {
        var certbot = sandbox.certbot();
        for (String name : names) {
            assertEquals(names.indexOf(name) < COUNT / 2 ? 2 : 1, certbot.version(name), name);
        }
        assertAllServeMatchingPairs(sandbox, names);
        for (var directory : List.of(certbot.config(), certbot.work(), certbot.logs())) {
            assertFalse(Files.exists(directory.resolve(".certbot.lock")), directory::toString);
        }
        sandbox.plugIn(names.get(COUNT - 1));
    }

    private static void assertTheNextRunRenewsTheRest(Sandbox sandbox, List<String> names, String... options) {
        var certbot = sandbox.certbot();
        var stored = new HashMap<String, String>();
        var rest = new HashSet<String>();
        for (String name : names) {
            if (isStored(sandbox, name)) stored.put(name, Trees.read(secondVersion(sandbox, name)));
            else rest.add(name);
        }
        assertFalse(rest.isEmpty());
        letHooksEnd(sandbox);
        var outcome = certbot.run(renewal(sandbox, options)).succeeds();
        assertEquals(rest, renewed(sandbox, names, outcome), outcome::toString);
        stored.forEach((name, chain) -> assertEquals(chain, Trees.read(certbot.live(name, "fullchain")), name));
        for (String name : rest) assertTrue(servesNewVersion(sandbox, name), name);
        assertAllServeMatchingPairs(sandbox, names);
        assertAllAreDeployed(sandbox, names, rest);
        sandbox.renew().succeeds().says("No renewals were attempted.");
    }

    private static void assertAllServeMatchingPairs(Sandbox sandbox, List<String> names) {
        var certbot = sandbox.certbot();
        for (String name : names) {
            Openssl.assertMatches(certbot.live(name, "cert"), certbot.live(name, "privkey"));
            assertEquals(
                    Trees.read(certbot.live(name, "cert")) + Trees.read(certbot.live(name, "chain")),
                    Trees.read(certbot.live(name, "fullchain")),
                    name);
        }
    }

    /** @param rest those that only the last run can have deployed; for another one it may have repeated a hook */
    private static void assertAllAreDeployed(Sandbox sandbox, List<String> names, Set<String> rest) {
        var deployed = Trees.read(deployments(sandbox)).lines().toList();
        assertEquals(new HashSet<>(names), new HashSet<>(deployed));
        for (String name : rest) assertEquals(1, Collections.frequency(deployed, name), name);
    }

    private static List<String> renewal(Sandbox sandbox, String... options) {
        var arguments = sandbox.renewal(options);
        arguments.addAll(List.of(
                "--deploy-hook",
                "sleep 0; while [ ! -e " + sandbox.root() + "/go ]; do sleep 0.1; done; echo $RENEWED_DOMAINS >> "
                        + deployments(sandbox)));
        return arguments;
    }

    private static void letHooksEnd(Sandbox sandbox) {
        Trees.write(sandbox.root().resolve("go"), "");
    }

    private static Path deployments(Sandbox sandbox) {
        return sandbox.root().resolve("deployments");
    }

    private static boolean servesNewVersion(Sandbox sandbox, String name) {
        return !Trees.link(sandbox.certbot().live(name, "fullchain")).endsWith("/fullchain1.pem");
    }

    /** Whether the first run has got so far that its certificate is used, even when it does not serve it yet. */
    private static boolean isStored(Sandbox sandbox, String name) {
        return Files.exists(secondVersion(sandbox, name));
    }

    /** Of the four files of a version the one that is written last. */
    private static Path secondVersion(Sandbox sandbox, String name) {
        return sandbox.certbot().archive(name).resolve("fullchain2.pem");
    }

    private static Set<String> renewed(Sandbox sandbox, List<String> names, Outcome outcome) {
        return names.stream()
                .filter(name -> outcome.out().contains(sandbox.certbot().live(name, "fullchain") + " (success)\n"))
                .collect(Collectors.toSet());
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
