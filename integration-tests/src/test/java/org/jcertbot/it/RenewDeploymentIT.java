package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A new certificate that a deploy hook refuses is offered again, by each run, until the hook is content. */
@ExtendWith(Sandboxes.class)
class RenewDeploymentIT {
    @Test
    void repeatsAFailedDeployHookAlthoughNothingIsDue(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).due("www");
        sandbox.renew("--deploy-hook", contentOnceFixed(sandbox))
                .exits(1)
                .says(certbot.live(name, "fullchain") + " (success)")
                .complains(name + " (not deployed)")
                .complains("0 renew failure(s), 0 parse failure(s), 1 deployment failure(s)");
        assertEquals(2, certbot.version(name));
        assertTrue(owesDeployment(sandbox, name));

        sandbox.renew()
                .exits(1)
                .says(certbot.live(name, "fullchain") + " expires on ")
                .says("No renewals were attempted.")
                .complains(name + " (not deployed)");
        assertTrue(owesDeployment(sandbox, name));

        Trees.write(sandbox.root().resolve("fixed"), "");
        sandbox.renew().succeeds().says("No renewals were attempted.").isSilentAbout("not deployed");
        assertFalse(owesDeployment(sandbox, name));
        assertEquals(3, runs(sandbox));

        sandbox.renew().succeeds();
        assertEquals(3, runs(sandbox));
        assertEquals(2, certbot.version(name));
    }

    @Test
    void tellsTheHookAboutTheCertificateWhenItRepeatsIt(Sandbox sandbox) {
        String name = new Lineages(sandbox).due("www");
        String told = sandbox.root() + "/told";
        sandbox.renew(
                        "--deploy-hook",
                        "test -e " + told + " || exec false; echo $RENEWED_LINEAGE $RENEWED_DOMAINS > " + told)
                .exits(1);
        Trees.write(sandbox.root().resolve("told"), "");
        sandbox.renew().succeeds();
        assertEquals(
                sandbox.certbot().live(name) + " " + name + "\n",
                Trees.read(sandbox.root().resolve("told")));
    }

    @Test
    void remembersTheOneThatIsNotDeployedOnly(Sandbox sandbox) {
        var lineages = new Lineages(sandbox);
        String good = lineages.due("a");
        String bad = lineages.due("b");
        sandbox.renew("--deploy-hook", "test $RENEWED_DOMAINS = " + good)
                .exits(1)
                .isSilentAbout(good + " (not deployed)");
        assertTrue(owesDeployment(sandbox, bad));
        assertFalse(owesDeployment(sandbox, good));
    }

    @Test
    void isContentWithTheDeploymentOfALaterVersion(Sandbox sandbox) {
        String name = new Lineages(sandbox).due("www");
        sandbox.renew("--deploy-hook", contentOnceFixed(sandbox)).exits(1);
        Trees.write(sandbox.root().resolve("fixed"), "");
        sandbox.renew("--force-renewal").succeeds();
        assertEquals(3, sandbox.certbot().version(name));
        assertEquals(2, runs(sandbox));
        assertFalse(owesDeployment(sandbox, name));
    }

    @Test
    void stillOwesTheDeploymentAfterARehearsal(Sandbox sandbox) {
        String name = new Lineages(sandbox).due("www");
        sandbox.renew("--deploy-hook", contentOnceFixed(sandbox)).exits(1);
        sandbox.renew("--dry-run", "--server", sandbox.ca().directoryUrl()).succeeds();
        assertTrue(owesDeployment(sandbox, name));
        assertEquals(1, runs(sandbox));
    }

    @Test
    void deploysAVersionThatAKilledRunHasStoredAndNotLinked(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).due("www");
        sandbox.renew("--deploy-hook", "echo run >> " + sandbox.root() + "/runs")
                .succeeds();
        Commands.output(
                "sh",
                "-c",
                "cd '" + certbot.live(name) + "' && for k in cert chain fullchain privkey; do ln -sf ../../archive/"
                        + name + "/${k}1.pem $k.pem; done");
        sandbox.renew().succeeds().says("No renewals were attempted.").says("Deploying the certificate " + name);
        assertEquals(2, certbot.version(name));
        assertEquals(2, runs(sandbox));
        assertFalse(owesDeployment(sandbox, name));
        sandbox.renew().succeeds();
        assertEquals(2, runs(sandbox));
    }

    @Test
    void complainsEvenWhenQuiet(Sandbox sandbox) {
        String name = new Lineages(sandbox).due("www");
        var outcome = sandbox.renew("-q", "--deploy-hook", "false").exits(1);
        assertEquals("", outcome.out());
        outcome.complains(name + " (not deployed)");
    }

    /** A hook that fails until the test has made a file. */
    private static String contentOnceFixed(Sandbox sandbox) {
        return "echo run >> " + sandbox.root() + "/runs; test -e " + sandbox.root() + "/fixed";
    }

    private static long runs(Sandbox sandbox) {
        return Trees.read(sandbox.root().resolve("runs")).lines().count();
    }

    private static boolean owesDeployment(Sandbox sandbox, String name) {
        var backlog = sandbox.certbot().work().resolve("renew-backlog.json");
        return Files.exists(backlog) && Trees.read(backlog).contains("\"" + name + "\"");
    }
}
