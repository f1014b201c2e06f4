package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A lineage that {@code renew} cannot renew fails alone. */
@ExtendWith(Sandboxes.class)
class RenewFailuresIT {
    @Test
    void renewsTheOthersWhenARenewalFileIsBroken(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        String first = lineages.due("a");
        String broken = lineages.due("b");
        String last = lineages.due("c");
        Trees.write(certbot.renewalFile(broken), "no equals sign\n");
        sandbox.renew()
                .exits(1)
                .says("Congratulations, all renewals succeeded: \n")
                .says("\n\nAdditionally, the following renewal configurations were invalid: \n  "
                        + certbot.renewalFile(broken) + " (parsefail)\n")
                .complains("0 renew failure(s), 1 parse failure(s)")
                .complains(certbot.renewalFile(broken).toString());
        assertEquals(2, certbot.version(first));
        assertEquals(1, certbot.version(broken));
        assertEquals(2, certbot.version(last));
        assertEquals("no equals sign\n", Trees.read(certbot.renewalFile(broken)));
    }

    @Test
    void failsBecauseOfABrokenFileEvenWhenNothingIsDue(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        new Lineages(sandbox).fresh("a");
        Trees.write(certbot.renewalFile("broken"), "version = 5.6.0\n");
        sandbox.renew()
                .exits(1)
                .says("No renewals were attempted.\n")
                .says(certbot.renewalFile("broken") + " (parsefail)\n")
                .complains("0 renew failure(s), 1 parse failure(s)");
    }

    @Test
    void takesAFileWithoutItsSectionOrAuthenticatorAsBroken(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        String bare = lineages.due("a");
        String unproven = lineages.due("b");
        String unread = lineages.due("c");
        Trees.write(
                certbot.renewalFile(bare),
                Trees.read(certbot.renewalFile(bare)).replaceFirst("(?s)\\[renewalparams].*", ""));
        Trees.edit(certbot.renewalFile(unproven), "authenticator = standalone\n", "");
        Trees.edit(certbot.renewalFile(unread), "key_type = ecdsa\n", "key_type = ecdsa\nreuse_key = perhaps\n");
        var outcome = sandbox.renew().exits(1).complains("0 renew failure(s), 3 parse failure(s)");
        for (String name : List.of(bare, unproven, unread)) {
            outcome.says(certbot.renewalFile(name) + " (parsefail)\n");
            assertEquals(1, certbot.version(name));
        }
    }

    @Test
    void tellsSuccessesAndFailuresOnTheirStreams(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        String first = lineages.due("a");
        String failing = lineages.due("b");
        String last = lineages.due("c");
        sandbox.unplug(failing);
        var outcome = sandbox.renew().exits(1);
        outcome.says("The following renewals succeeded:\n  " + certbot.live(first, "fullchain") + " (success)\n  "
                + certbot.live(last, "fullchain") + " (success)\n");
        outcome.says("Identifier: " + failing);
        outcome.complains("Failed to renew certificate " + failing + " with error: Some challenges have failed.");
        outcome.complains("The following renewals failed:\n  " + certbot.live(failing, "fullchain") + " (failure)\n");
        outcome.complains("1 renew failure(s), 0 parse failure(s)");
        assertEquals(2, certbot.version(first));
        assertEquals(1, certbot.version(failing));
        assertEquals(2, certbot.version(last));
    }

    @Test
    void saysSoWhenAllFailed(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        String first = lineages.due("a");
        String second = lineages.due("b");
        sandbox.unplug(first);
        sandbox.unplug(second);
        sandbox.renew()
                .exits(1)
                .complains("All renewals failed. The following certificates could not be renewed:\n  "
                        + certbot.live(first, "fullchain") + " (failure)\n  "
                        + certbot.live(second, "fullchain") + " (failure)\n")
                .complains("2 renew failure(s), 0 parse failure(s)")
                .isSilentAbout("Congratulations");
    }

    @Test
    void tellsOnlyFailuresWhenQuiet(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        String good = lineages.due("a");
        String failing = lineages.due("b");
        sandbox.unplug(failing);
        var outcome = sandbox.renew("-q").exits(1);
        assertEquals("", outcome.out());
        outcome.complains("Failed to renew certificate " + failing);
        outcome.complains(certbot.live(failing, "fullchain") + " (failure)");
        outcome.isSilentAbout(good);
        assertEquals(2, certbot.version(good));
    }

    @Test
    void tellsWhyTheAuthorityRefusesAnOrder(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        String good = lineages.due("a");
        String elsewhere = lineages.due("b");
        Trees.edit(
                certbot.renewalFile(elsewhere),
                "key_type = ecdsa\n",
                "key_type = ecdsa\nrequired_profile = there-is-none\n");
        sandbox.renew()
                .exits(1)
                .complains("Failed to renew certificate " + elsewhere + " with error:")
                .complains("rofile");
        assertEquals(2, certbot.version(good));
        assertEquals(1, certbot.version(elsewhere));
    }

    @Test
    void failsForALineageWhoseServerCannotBeReached(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        String good = lineages.due("a");
        String elsewhere = lineages.due("b");
        Trees.edit(
                certbot.renewalFile(elsewhere),
                "server = " + sandbox.ca().directoryUrl(),
                "server = https://localhost:" + FreePorts.next() + "/dir");
        sandbox.renew().exits(1).complains("Failed to renew certificate " + elsewhere + " with error:");
        assertEquals(2, certbot.version(good));
        assertEquals(1, certbot.version(elsewhere));
    }

    @Test
    void failsForALineageWhoseIntervalIsAList(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        String good = lineages.due("a");
        String listed = lineages.due("b");
        Trees.edit(
                certbot.renewalFile(listed),
                "version = 5.6.0\n",
                "version = 5.6.0\nrenew_before_expiry = 1 day, 2 hours\n");
        sandbox.renew()
                .exits(1)
                .complains("Failed to renew certificate " + listed)
                .complains("renew_before_expiry");
        assertEquals(2, certbot.version(good));
        assertEquals(1, certbot.version(listed));
    }

    @Test
    void failsForLineagesWhoseAccountOrAuthenticatorIsMissing(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        String good = lineages.due("a");
        String homeless = lineages.due("b");
        String helpless = lineages.due("c");
        Trees.write(
                certbot.renewalFile(homeless),
                Trees.read(certbot.renewalFile(homeless)).replaceFirst("account = .*", "account = 0123456789abcdef"));
        Trees.edit(certbot.renewalFile(helpless), "authenticator = standalone", "authenticator = dns-nowhere");
        sandbox.renew("--post-hook", "echo tried $FAILED_DOMAINS")
                .exits(1)
                .complains("Failed to renew certificate " + homeless + " with error:")
                .complains("0123456789abcdef")
                .complains("Failed to renew certificate " + helpless + " with error:")
                .complains("dns-nowhere")
                .complains("2 renew failure(s), 0 parse failure(s)");
        assertEquals(2, certbot.version(good));
    }

    @Test
    void failsForAllOfAWaveWhenThePortIsTaken(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        String first = lineages.due("a");
        String second = lineages.due("b");
        try (var server = new SilentServer(sandbox.address(), sandbox.ca().httpPort())) {
            sandbox.renew()
                    .exits(1)
                    .complains("Failed to renew certificate " + first)
                    .complains("Failed to renew certificate " + second)
                    .complains("" + sandbox.ca().httpPort());
            assertFalse(server.wasAsked());
        }
        assertEquals(1, certbot.version(first));
        assertEquals(1, certbot.version(second));
    }

    @Test
    void saysThatARehearsalFailed(Sandbox sandbox) {
        var lineages = new Lineages(sandbox);
        String good = lineages.fresh("a");
        String failing = lineages.fresh("b");
        sandbox.unplug(failing);
        sandbox.renew("--dry-run", "--server", sandbox.ca().directoryUrl())
                .exits(1)
                .says("The following simulated renewals succeeded:\n  "
                        + sandbox.certbot().live(good, "fullchain") + " (success)\n")
                .complains("The following simulated renewals failed:\n  "
                        + sandbox.certbot().live(failing, "fullchain") + " (failure)\n");
    }

    @Test
    void renewsWithoutTheNamesThatFailWhereThatIsAllowed(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = sandbox.name("www");
        String gone = sandbox.name("gone");
        sandbox.obtain("-d", name, "-d", gone, "--allow-subset-of-names");
        sandbox.unplug(gone);
        sandbox.renew("--force-renewal").succeeds().says("Retrying without: " + gone);
        assertEquals(List.of(name), Openssl.names(certbot.live(name, "cert")));
        assertEquals(2, certbot.version(name));
    }
}
