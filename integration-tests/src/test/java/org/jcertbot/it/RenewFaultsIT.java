package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jcertbot.it.FaultProxy.Fault;
import org.jcertbot.it.FaultProxy.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An authority that misbehaves at one step of the protocol: every lineage is renewed or stays as it was, the exit code
 * tells which, and the next run makes up for it.
 */
@ExtendWith(Sandboxes.class)
class RenewFaultsIT {
    /** Lineages of the authority behind a proxy, and what they were before the run. */
    private record Site(Sandbox sandbox, FaultProxy proxy, List<String> names) {
        static Site behind(FaultProxy proxy, Sandbox sandbox) {
            var lineages = new Lineages(sandbox, proxy.directoryUrl());
            return new Site(sandbox, proxy, List.of(lineages.due("a"), lineages.due("b")));
        }

        Outcome renew() {
            return sandbox.renew("--force-renewal").isSilentAbout("\tat ").isSilentAbout("Exception");
        }

        Map<String, String> files(String name) {
            var certbot = sandbox.certbot();
            var files = Trees.snapshot(certbot.archive(name));
            files.putAll(Trees.snapshot(certbot.live(name)));
            files.put("renewal", Trees.read(certbot.renewalFile(name)));
            return files;
        }

        private static List<Map.Entry<String, String>> archived(Map<String, String> files) {
            return files.entrySet().stream()
                    .filter(file -> file.getKey().matches(".*\\d\\.pem"))
                    .toList();
        }

        List<Map<String, String>> files() {
            return names.stream().map(this::files).toList();
        }

        List<Integer> versions() {
            return names.stream().map(sandbox.certbot()::version).sorted().toList();
        }

        void misbehaves(Step step, Fault fault, int times) {
            proxy.misbehave(step, fault, times);
        }

        /** All files of every lineage belong together; nothing of what was there has changed, but what is in use. */
        void assertIntact(List<Map<String, String>> before) {
            for (int i = 0; i < names.size(); i++) {
                String name = names.get(i);
                var certbot = sandbox.certbot();
                if (certbot.version(name) == 1) assertEquals(before.get(i), files(name));
                assertTrue(files(name).entrySet().containsAll(archived(before.get(i))), () -> "archive of " + name);
                Openssl.assertMatches(certbot.live(name, "cert"), certbot.live(name, "privkey"));
                Openssl.assertIssued(certbot.live(name, "cert"), certbot.live(name, "chain"));
                assertEquals(List.of(name), Openssl.names(certbot.live(name, "cert")));
                assertEquals(
                        Trees.read(certbot.live(name, "cert")) + Trees.read(certbot.live(name, "chain")),
                        Trees.read(certbot.live(name, "fullchain")));
            }
        }

        void assertNextRunCompletes() {
            List<Integer> versions = versions();
            proxy.behave();
            renew().succeeds();
            assertEquals(versions.stream().map(version -> version + 1).toList(), versions());
            assertIntact(files());
        }
    }

    private static Stream<Arguments> everywhere(Fault... faults) {
        return Stream.of(Step.values()).flatMap(step -> Stream.of(faults).map(fault -> Arguments.of(step, fault)));
    }

    private static Stream<Arguments> passing() {
        return everywhere(Fault.TOO_MANY_REQUESTS, Fault.UNAVAILABLE, Fault.HANGS_UP, Fault.BREAKS_OFF)
                .filter(RenewFaultsIT::isPossible);
    }

    private static Stream<Arguments> useless() {
        return everywhere(Fault.WEB_PAGE, Fault.CUTS_SHORT)
                .filter(RenewFaultsIT::isPossible)
                .filter(arguments -> !List.of(Step.CHALLENGE, Fault.CUTS_SHORT).equals(List.of(arguments.get())));
    }

    /** The answer to a request for a nonce has no body that could end early. */
    private static boolean isPossible(Arguments arguments) {
        var fault = (Fault) arguments.get()[1];
        return arguments.get()[0] != Step.NEW_NONCE || (fault != Fault.BREAKS_OFF && fault != Fault.CUTS_SHORT);
    }

    @ParameterizedTest
    @MethodSource("passing")
    void triesAgainWhenARequestCouldNotBeAnswered(Step step, Fault fault, Sandbox sandbox) {
        try (var proxy = new FaultProxy(sandbox.ca())) {
            var site = Site.behind(proxy, sandbox);
            var before = site.files();
            site.misbehaves(step, fault, 1);
            site.renew().succeeds();
            assertEquals(1, proxy.misbehaved());
            assertEquals(List.of(2, 2), site.versions());
            site.assertIntact(before);
        }
    }

    @ParameterizedTest
    @MethodSource("useless")
    void failsForNoOtherLineageThanTheOneWithAUselessAnswer(Step step, Fault fault, Sandbox sandbox) {
        try (var proxy = new FaultProxy(sandbox.ca())) {
            var site = Site.behind(proxy, sandbox);
            var before = site.files();
            site.misbehaves(step, fault, 1);
            site.renew().exits(1);
            assertEquals(1, proxy.misbehaved());
            // Without a directory nothing can be renewed; it is asked for once, for all.
            assertEquals(step == Step.DIRECTORY ? List.of(1, 1) : List.of(1, 2), site.versions());
            site.assertIntact(before);
            site.assertNextRunCompletes();
        }
    }

    /** How far the authority has got when it is asked what became of the challenge, is a matter of luck. */
    @Test
    void renewsOrLeavesTheLineageWhoseChallengeWasTakenWithAUselessAnswer(Sandbox sandbox) {
        try (var proxy = new FaultProxy(sandbox.ca())) {
            var site = Site.behind(proxy, sandbox);
            var before = site.files();
            site.misbehaves(Step.CHALLENGE, Fault.CUTS_SHORT, 1);
            var outcome = site.renew();
            assertEquals(1, proxy.misbehaved());
            boolean all = site.versions().equals(List.of(2, 2));
            if (!all) assertEquals(List.of(1, 2), site.versions());
            outcome.exits(all ? 0 : 1);
            site.assertIntact(before);
            site.assertNextRunCompletes();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DIRECTORY, HANGS_UP",
        "NEW_NONCE, TOO_MANY_REQUESTS",
        "NEW_ORDER, UNAVAILABLE",
        "AUTHORIZATION, CUTS_SHORT",
        "CHALLENGE, WEB_PAGE",
        "FINALIZE, BREAKS_OFF",
        "ORDER, HANGS_UP",
        "CERTIFICATE, BREAKS_OFF",
        "CERTIFICATE, TOO_MANY_REQUESTS"
    })
    void leavesEverythingAsItWasWhenTheAuthorityDoesNotRecover(Step step, Fault fault, Sandbox sandbox) {
        try (var proxy = new FaultProxy(sandbox.ca())) {
            var site = Site.behind(proxy, sandbox);
            var before = site.files();
            site.misbehaves(step, fault, FaultProxy.ALWAYS);
            var outcome = site.renew().exits(1);
            assertTrue(proxy.misbehaved() > 0);
            for (String name : site.names()) outcome.complains("Failed to renew certificate " + name);
            assertEquals(before, site.files());
            site.assertNextRunCompletes();
        }
    }
}
