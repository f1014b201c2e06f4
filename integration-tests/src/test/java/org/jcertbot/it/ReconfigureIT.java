package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code reconfigure} changes how a lineage is renewed, once it has seen that this works. */
@ExtendWith(Sandboxes.class)
class ReconfigureIT {
    @Test
    void storesWhatARehearsalHasShownToWork(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).fresh("www");
        var archive = Trees.snapshot(certbot.archive(name));
        var live = Trees.snapshot(certbot.live(name));
        reconfigure(sandbox, name, "--elliptic-curve", "secp384r1", "--post-hook", "true")
                .succeeds()
                .says("Simulating renewal of an existing certificate for " + name)
                .says("Successfully updated configuration.")
                .says("Changes will apply when the certificate renews.");
        String file = Trees.read(certbot.renewalFile(name));
        assertTrue(file.contains("elliptic_curve = secp384r1\n"), file);
        assertTrue(file.contains("post_hook = true\n"), file);
        assertFalse(file.contains("dry_run"), file);
        assertEquals(archive, Trees.snapshot(certbot.archive(name)));
        assertEquals(live, Trees.snapshot(certbot.live(name)));
        sandbox.renew("--force-renewal").succeeds();
        assertTrue(Openssl.keyKind(certbot.live(name, "privkey")).contains("384 bit"));
    }

    @Test
    void saysSoWhenNothingIsDifferent(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).fresh("www");
        String before = Trees.read(certbot.renewalFile(name));
        reconfigure(sandbox, name).succeeds().says("No changes were made to the renewal configuration");
        reconfigure(sandbox, name, "--key-type", "ecdsa").succeeds().says("No changes were made");
        assertEquals(before, Trees.read(certbot.renewalFile(name)));
    }

    @Test
    void changesNothingWhenTheRehearsalFails(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).fresh("www");
        var before = Trees.snapshot(certbot.config());
        sandbox.unplug(name);
        reconfigure(sandbox, name, "--key-type", "rsa").exits(1).complains("Some challenges have failed.");
        assertEquals(before, Trees.snapshot(certbot.config()));
    }

    @Test
    void changesTheAuthenticator(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).fresh("www");
        try (var web = new DocumentRoot(sandbox.root().resolve("www"), sandbox)) {
            reconfigure(sandbox, name, "--webroot", "-w", web.path().toString()).succeeds();
            String file = Trees.read(certbot.renewalFile(name));
            assertTrue(file.contains("authenticator = webroot\n"), file);
            assertTrue(file.contains("webroot_path = " + web.path() + ",\n"), file);
            sandbox.renew("--force-renewal").succeeds();
        }
        assertEquals(2, certbot.version(name));
    }

    @Test
    void keepsWhatPeopleWroteIntoTheFile(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).fresh("www");
        Trees.edit(
                certbot.renewalFile(name),
                "[renewalparams]\n",
                "# mine\nrenew_before_expiry = 20 days # short\ntheirs = 1\n[renewalparams]\n");
        reconfigure(sandbox, name, "--key-type", "rsa").succeeds();
        String file = Trees.read(certbot.renewalFile(name));
        assertTrue(file.contains("# mine\nrenew_before_expiry = 20 days # short\ntheirs = 1\n"), file);
        assertTrue(file.contains("key_type = rsa\n"), file);
        assertTrue(file.contains("[acme_renewal_info]\nari_retry_after = 2099-01-01T00:00:00\n"), file);
    }

    @Test
    void refusesOtherNames(Sandbox sandbox) {
        String name = new Lineages(sandbox).fresh("www");
        String before = Trees.read(sandbox.certbot().renewalFile(name));
        reconfigure(sandbox, name, "-d", name).exits(1).complains("cannot be used to change them");
        assertEquals(before, Trees.read(sandbox.certbot().renewalFile(name)));
    }

    @Test
    void refusesAnotherServerOrAccount(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).fresh("www");
        var before = Trees.snapshot(certbot.config().resolve("renewal"));
        for (var other : List.of(
                List.of("--server", "https://localhost:1/dir"),
                List.of("--account", "0123456789abcdef0123456789abcdef"))) {
            reconfigure(sandbox, name, other.toArray(String[]::new))
                    .exits(1)
                    .complains("account or server is not supported")
                    .complains("--force-renewal");
        }
        reconfigure(
                        sandbox,
                        name,
                        "--server",
                        sandbox.ca().directoryUrl(),
                        "--http-01-port",
                        "" + sandbox.ca().httpPort())
                .succeeds()
                .says("No changes were made");
        assertEquals(before, Trees.snapshot(certbot.config().resolve("renewal")));
    }

    @Test
    void storesNothingInADryRun(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).fresh("www");
        var before = Trees.snapshot(certbot.config());
        reconfigure(
                        sandbox,
                        name,
                        "--dry-run",
                        "--key-type",
                        "rsa",
                        "--server",
                        sandbox.ca().directoryUrl())
                .succeeds()
                .says("The dry run was successful.");
        assertEquals(before, Trees.snapshot(certbot.config()));
    }

    @Test
    void runsPreAndPostHooksAroundTheRehearsal(Sandbox sandbox) {
        String name = new Lineages(sandbox).fresh("www");
        String note = " >> " + sandbox.root() + "/notes";
        reconfigure(
                        sandbox,
                        name,
                        "--pre-hook",
                        "echo pre" + note,
                        "--deploy-hook",
                        "echo deploy" + note,
                        "--post-hook",
                        "echo post" + note)
                .succeeds();
        assertEquals("pre\npost\n", Trees.read(sandbox.root().resolve("notes")));
        reconfigure(sandbox, name, "--run-deploy-hooks").succeeds();
        assertEquals("pre\npost\npre\ndeploy\npost\n", Trees.read(sandbox.root().resolve("notes")));
    }

    @Test
    void asksInATerminalWhetherToRunTheDeployHook(Sandbox sandbox) {
        Requires.command("tmux");
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).fresh("www");
        var ran = sandbox.root().resolve("ran");
        for (boolean wanted : new boolean[] {false, true}) {
            String hook = "echo $RENEWED_LINEAGE > " + ran + "; echo " + wanted;
            var command = certbot.command(List.of("reconfigure", "--cert-name", name, "--deploy-hook", hook));
            try (var terminal = new Terminal(sandbox, command)) {
                terminal.waitFor("(R)un deploy hooks/(D)o not run deploy hooks");
                terminal.type(wanted ? "r" : "d");
                terminal.waitFor("Successfully updated configuration.", "[exited with 0]");
            }
            assertEquals(wanted, Files.exists(ran));
            assertTrue(Trees.read(certbot.renewalFile(name)).contains("; echo " + wanted));
        }
        assertEquals(certbot.live(name) + "\n", Trees.read(ran));
    }

    @Test
    void letsAPersonChooseTheLineage(Sandbox sandbox) {
        Requires.command("tmux");
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        lineages.fresh("a");
        String chosen = lineages.fresh("b");
        try (var terminal = new Terminal(sandbox, certbot.command(List.of("reconfigure", "--key-type", "rsa")))) {
            terminal.waitFor("Which certificate would you like to reconfigure?", "then [enter]");
            terminal.type(terminal.numberOf(chosen));
            terminal.waitFor("Successfully updated configuration.", "[exited with 0]");
        }
        assertTrue(Trees.read(certbot.renewalFile(chosen)).contains("key_type = rsa\n"));
    }

    @Test
    void needsALineageThatItCanUse(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).fresh("www");
        reconfigure(sandbox, "missing.test").exits(1).complains("missing.test");
        certbot.run("reconfigure", "-n").exits(1).complains("--cert-name");
        Trees.write(certbot.renewalFile(name), "?\n");
        reconfigure(sandbox, name).exits(1).complains(certbot.renewalFile(name).toString());
        assertEquals("?\n", Trees.read(certbot.renewalFile(name)));
    }

    private static Outcome reconfigure(Sandbox sandbox, String name, String... more) {
        var arguments = new ArrayList<>(List.of("reconfigure", "-n", "--cert-name", name));
        arguments.addAll(List.of(more));
        return sandbox.certbot().run(arguments);
    }
}
