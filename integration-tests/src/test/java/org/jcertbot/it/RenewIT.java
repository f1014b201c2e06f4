package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which lineages {@code renew} renews, and what it says about them. */
@ExtendWith(Sandboxes.class)
class RenewIT {
    private static final String RULE = "- ".repeat(39) + "-\n";

    @Test
    void attemptsNothingWhenNothingIsDue(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).fresh("www");
        var before = Trees.snapshot(certbot.config());
        var outcome = sandbox.renew().succeeds();
        outcome.tells("Processing " + certbot.renewalFile(name));
        outcome.says("Certificate not yet due for renewal\n");
        outcome.says("\n" + RULE + "The following certificates are not due for renewal yet:\n  "
                + certbot.live(name, "fullchain") + " expires on "
                + Openssl.expiry(certbot.live(name, "cert")) + " (skipped)\nNo renewals were attempted.\n" + RULE);
        outcome.isSilentAbout("No hooks were run.");
        assertEquals(before, Trees.snapshot(certbot.config()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--pre-hook", "--deploy-hook", "--post-hook"})
    void runsNoHooksWhenNothingIsDue(String hook, Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).fresh("www");
        var before = Trees.read(certbot.renewalFile(name));
        sandbox.renew(hook, "touch " + sandbox.root() + "/ran")
                .succeeds()
                .says("No renewals were attempted.\nNo hooks were run.\n");
        assertFalse(Files.exists(sandbox.root().resolve("ran")));
        assertEquals(before, Trees.read(certbot.renewalFile(name)));
    }

    @Test
    void hasNothingToDoWithoutCertificates(Sandbox sandbox) {
        sandbox.renew().succeeds().says("No renewals were attempted.");
    }

    @Test
    void renewsThoseThatAreDueOnly(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        String due = lineages.due("a");
        String fresh = lineages.fresh("b");
        sandbox.renew()
                .succeeds()
                .says("Renewing an existing certificate for " + due + "\n")
                .says(certbot.live(fresh, "fullchain") + " expires on ")
                .says("Congratulations, all renewals succeeded: \n  " + certbot.live(due, "fullchain") + " (success)\n"
                        + RULE);
        assertEquals(2, certbot.version(due));
        assertEquals(1, certbot.version(fresh));
        sandbox.renew().succeeds().says("No renewals were attempted.");
    }

    @Test
    void renewsAllWhenForced(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        String first = lineages.fresh("a");
        String second = lineages.fresh("b");
        String third = lineages.fresh("c");
        sandbox.renew("--force-renewal")
                .succeeds()
                .says("Congratulations, all renewals succeeded: \n")
                .says("  " + certbot.live(first, "fullchain") + " (success)\n  "
                        + certbot.live(second, "fullchain") + " (success)\n  "
                        + certbot.live(third, "fullchain") + " (success)\n" + RULE);
        for (String name : new String[] {first, second, third}) {
            assertEquals(2, certbot.version(name));
            Openssl.assertMatches(certbot.live(name, "cert"), certbot.live(name, "privkey"));
        }
    }

    @Test
    void renewsTheOneThatItIsTold(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        String told = lineages.due("a");
        String other = lineages.due("b");
        sandbox.renew("--cert-name", told).succeeds().isSilentAbout(other);
        assertEquals(2, certbot.version(told));
        assertEquals(1, certbot.version(other));
    }

    @Test
    void refusesTheNameOfNoLineageBeforeAnythingElse(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).due("www");
        sandbox.renew("--cert-name", "missing.test", "--pre-hook", "touch " + sandbox.root() + "/ran")
                .exits(1)
                .complains("No certificate found with name missing.test")
                .isSilentAbout("Processing");
        assertEquals(1, certbot.version(name));
        assertFalse(Files.exists(sandbox.root().resolve("ran")));
    }

    @Test
    void refusesDomains(Sandbox sandbox) {
        String name = new Lineages(sandbox).due("www");
        sandbox.renew("-d", name)
                .exits(1)
                .complains("either renewing all installed certificates that are due")
                .isSilentAbout("Processing");
        assertEquals(1, sandbox.certbot().version(name));
    }

    @Test
    void rehearsesWithoutChangingAnything(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        String fresh = lineages.fresh("a");
        String due = lineages.due("b");
        var before = Trees.snapshot(certbot.config());
        sandbox.renew("--dry-run", "--server", sandbox.ca().directoryUrl())
                .succeeds()
                .says("Simulating renewal of an existing certificate for " + fresh)
                .says("Congratulations, all simulated renewals succeeded: \n  " + certbot.live(fresh, "fullchain")
                        + " (success)\n  " + certbot.live(due, "fullchain") + " (success)\n");
        assertEquals(before, Trees.snapshot(certbot.config()));
        assertFalse(Files.exists(certbot.work().resolve("renew-backlog.json")));
    }

    @Test
    void saysNothingWhenQuiet(Sandbox sandbox) {
        var lineages = new Lineages(sandbox);
        String due = lineages.due("a");
        lineages.fresh("b");
        sandbox.renew("-q", "--deploy-hook", "echo deployed").succeeds().isSilent();
        assertEquals(2, sandbox.certbot().version(due));
        sandbox.renew("-q").succeeds().isSilent();
    }

    @Test
    void leavesLineagesAloneThatAreNotToBeRenewed(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).urgent("www");
        Trees.edit(certbot.renewalFile(name), "key_type = ecdsa", "key_type = ecdsa\nautorenew = False");
        sandbox.renew().succeeds().says("No renewals were attempted.").says("(skipped)");
        assertEquals(1, certbot.version(name));
        sandbox.renew("--force-renewal").succeeds();
        assertEquals(2, certbot.version(name));
        assertTrue(Trees.read(certbot.renewalFile(name)).contains("autorenew = False\n"));
    }

    @Test
    void followsTheIntervalOfTheRenewalFile(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        String early = lineages.fresh("a");
        String late = lineages.due("b");
        Trees.edit(
                certbot.renewalFile(early), "version = 5.6.0\n", "version = 5.6.0\nrenew_before_expiry = 100 years\n");
        Trees.edit(certbot.renewalFile(late), "version = 5.6.0\n", "version = 5.6.0\nrenew_before_expiry = 10 days\n");
        sandbox.renew().succeeds();
        assertEquals(2, certbot.version(early));
        assertEquals(1, certbot.version(late));
        assertTrue(Trees.read(certbot.renewalFile(early)).contains("\nrenew_before_expiry = 100 years\n"));
    }

    @Test
    void asksTheAuthorityAndNotesWhenToAskAgain(Sandbox sandbox) {
        sandbox.ca().requireModern();
        var certbot = sandbox.certbot();
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        sandbox.renew().succeeds().says("No renewals were attempted.");
        String noted = Trees.read(certbot.renewalFile(name));
        assertTrue(noted.contains("[acme_renewal_info]\nari_retry_after = "), noted);
        sandbox.renew().succeeds();
        assertEquals(noted, Trees.read(certbot.renewalFile(name)));
    }

    @Test
    void linksTheNewestVersionBeforeItJudges(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        sandbox.obtain("-d", name, "--force-renewal");
        Commands.output(
                "sh",
                "-c",
                "cd '" + certbot.live(name) + "' && for k in cert chain fullchain privkey; do ln -sf ../../archive/"
                        + name + "/${k}1.pem $k.pem; done");
        sandbox.renew()
                .succeeds()
                .complains("Found a new version of certificate " + name)
                .isSilentAbout("Deploying")
                .says("No renewals were attempted.");
        assertEquals(2, certbot.version(name));
    }

    @Test
    void waitsForARandomTimeWhenNobodySitsThere(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).due("www");
        certbot.run("certificates").succeeds();
        var run = certbot.start(List.of("renew"));
        Waiting.until(() -> certbot.log().contains("random delay of "), certbot::log);
        run.signal("TERM");
        run.outcome(Commands.LIMIT).diedOf(15);
        assertEquals(1, certbot.version(name));
    }
}
