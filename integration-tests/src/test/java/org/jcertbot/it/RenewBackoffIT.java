package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A lineage whose renewal failed is not tried again at once, so that it does not use up the authority's limits. */
@ExtendWith(Sandboxes.class)
class RenewBackoffIT {
    @Test
    void remembersAFailureAndLeavesTheLineageAlone(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = failedOnce(sandbox);
        assertEquals("rw-------", Trees.mode(backlog(sandbox)));
        String remembered = Trees.read(backlog(sandbox));
        assertTrue(remembered.contains("\"" + name + "\""), remembered);
        sandbox.plugIn(name);
        var directory = certbot.config().resolve("renewal-hooks/pre");
        Hooks.script(directory, "hook", "touch " + sandbox.root() + "/ran");
        sandbox.renew()
                .succeeds()
                .says("Certificate " + name + " is due for renewal, but the last attempt failed")
                .says(certbot.live(name, "fullchain") + " (waits until ")
                .says("No renewals were attempted.\n");
        assertFalse(Files.exists(sandbox.root().resolve("ran")));
        assertEquals(1, certbot.version(name));
        assertEquals(remembered, Trees.read(backlog(sandbox)));
    }

    @Test
    void isQuietAboutALineageThatWaits(Sandbox sandbox) {
        failedOnce(sandbox);
        sandbox.renew("-q").succeeds().isSilent();
    }

    @Test
    void renewsTheOthersMeanwhile(Sandbox sandbox) {
        var lineages = new Lineages(sandbox);
        String failing = lineages.due("a");
        sandbox.unplug(failing);
        sandbox.renew().exits(1);
        String other = lineages.due("b");
        sandbox.renew().succeeds().says("Congratulations, all renewals succeeded: ");
        assertEquals(2, sandbox.certbot().version(other));
        assertTrue(Trees.read(backlog(sandbox)).contains(failing));
    }

    @Test
    void triesAgainWhenForcedAndForgetsTheFailure(Sandbox sandbox) {
        String name = failedOnce(sandbox);
        sandbox.renew("--force-renewal").exits(1);
        assertTrue(Trees.read(backlog(sandbox)).contains("\"failures\" : 2"));
        sandbox.plugIn(name);
        sandbox.renew("--force-renewal").succeeds();
        assertEquals(2, sandbox.certbot().version(name));
        assertFalse(Trees.read(backlog(sandbox)).contains(name));
    }

    @Test
    void triesAgainWithOtherOptions(Sandbox sandbox) {
        String name = failedOnce(sandbox);
        sandbox.plugIn(name);
        sandbox.renew("--elliptic-curve", "secp384r1").succeeds();
        assertEquals(2, sandbox.certbot().version(name));
        assertFalse(Trees.read(backlog(sandbox)).contains(name));
    }

    @Test
    void triesAgainWhenTheRenewalFileWasChanged(Sandbox sandbox) {
        String name = failedOnce(sandbox);
        sandbox.plugIn(name);
        Trees.edit(sandbox.certbot().renewalFile(name), "key_type = ecdsa\n", "key_type = rsa\nrsa_key_size = 2048\n");
        sandbox.renew().succeeds();
        assertEquals(2, sandbox.certbot().version(name));
    }

    @Test
    void triesAgainAfterTheWait(Sandbox sandbox) {
        String name = failedOnce(sandbox);
        sandbox.plugIn(name);
        Trees.write(
                backlog(sandbox),
                Trees.read(backlog(sandbox)).replaceFirst("\"20\\d\\d-[^\"]*\"", "\"2020-01-01T00:00:00Z\""));
        sandbox.renew().succeeds();
        assertEquals(2, sandbox.certbot().version(name));
    }

    @Test
    void doesNotCountRehearsals(Sandbox sandbox) {
        String name = failedOnce(sandbox);
        String remembered = Trees.read(backlog(sandbox));
        sandbox.renew("--dry-run", "--server", sandbox.ca().directoryUrl()).exits(1);
        sandbox.plugIn(name);
        sandbox.renew("--dry-run", "--server", sandbox.ca().directoryUrl()).succeeds();
        assertEquals(remembered, Trees.read(backlog(sandbox)));
    }

    @Test
    void complainsAboutALineageThatWaitsAndExpiresSoon(Sandbox sandbox) {
        String name = new Lineages(sandbox).urgent("www");
        sandbox.unplug(name);
        sandbox.renew().exits(1);
        var outcome = sandbox.renew("-q").exits(1);
        outcome.complains("Certificate " + name + " is due for renewal, but the last attempt failed");
        outcome.complains("It expires on ");
        outcome.complains("1 renew failure(s), 0 parse failure(s)");
        assertEquals("", outcome.out());
    }

    @Test
    void forgetsLineagesThatAreGone(Sandbox sandbox) {
        String name = failedOnce(sandbox);
        Commands.output("rm", sandbox.certbot().renewalFile(name).toString());
        sandbox.renew().succeeds();
        assertFalse(Trees.read(backlog(sandbox)).contains(name));
    }

    @Test
    void doesWithoutItsNotes(Sandbox sandbox) {
        String name = failedOnce(sandbox);
        sandbox.plugIn(name);
        Trees.write(backlog(sandbox), "{ \"version\": 1, \"directories\": {");
        sandbox.renew().succeeds().complains("begun anew");
        assertEquals(2, sandbox.certbot().version(name));
    }

    private static String failedOnce(Sandbox sandbox) {
        String name = new Lineages(sandbox).due("www");
        sandbox.unplug(name);
        sandbox.renew().exits(1);
        return name;
    }

    private static Path backlog(Sandbox sandbox) {
        return sandbox.certbot().work().resolve("renew-backlog.json");
    }
}
