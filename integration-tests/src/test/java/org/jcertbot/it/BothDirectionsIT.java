package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator switches from the original to us, and back. */
@ExtendWith(Sandboxes.class)
class BothDirectionsIT {
    @Test
    void theOriginalListsAndRenewsWhatWeMade(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = sandbox.name("www");
        sandbox.obtain("-d", name, "-d", sandbox.name("also"), "--deploy-hook", "echo 'a, b' # c");
        certbot.original(List.of("certificates"))
                .succeeds()
                .says("Certificate Name: " + name)
                .says("(VALID: ");
        certbot.original(List.of("renew", "--force-renewal", "--no-random-sleep-on-renew"))
                .succeeds()
                .says("all renewals succeeded");
        assertEquals("../../archive/" + name + "/cert2.pem", Trees.link(certbot.live(name, "cert")));
        certbot.run("certificates").succeeds().says("Certificate Name: " + name);
    }

    @Test
    void weRenewWhatTheOriginalMadeWithItsAccount(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = sandbox.name("www");
        certbot.original(sandbox.standalone("-d", name, "--key-type", "rsa")).succeeds();
        var accounts =
                Commands.output("find", certbot.config().resolve("accounts").toString());
        certbot.run("certificates").succeeds().says("Key Type: RSA");
        sandbox.obtain("-d", name, "--force-renewal");
        assertEquals(
                accounts,
                Commands.output("find", certbot.config().resolve("accounts").toString()));
        certbot.original(List.of("certificates")).succeeds().says("(VALID: ");
        Openssl.assertMatches(certbot.live(name, "cert"), certbot.live(name, "privkey"));
    }

    @Test
    void keepsWhatThePeopleWroteIntoARenewalFile(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = sandbox.name("www");
        certbot.original(sandbox.standalone("-d", name)).succeeds();
        var file = certbot.renewalFile(name);
        Trees.write(
                file,
                "# do not touch\nmy_key = \"kept, too\"   # and its comment\n" + Trees.read(file)
                        + "[their_tool]\n# whatever\nx = 1\n");
        sandbox.obtain("-d", name, "--force-renewal");
        String after = Trees.read(file);
        for (String line : List.of(
                "# do not touch\n",
                "my_key = \"kept, too\"   # and its comment\n",
                "# Options used in the renewal process\n",
                "[their_tool]\n# whatever\nx = 1\n")) {
            assertTrue(after.contains(line), () -> line + " is missing in\n" + after);
        }
        certbot.original(List.of("renew", "--force-renewal", "--no-random-sleep-on-renew"))
                .succeeds();
    }

    @Test
    void readsTheAccountsAndKeysOfBothReferenceTrees(Sandbox sandbox) throws Exception {
        for (String release : List.of("2.1", "5.5")) {
            var certbot = new Certbot(sandbox.root().resolve(release))
                    .with("REQUESTS_CA_BUNDLE", sandbox.ca().certificate().toString());
            Files.createDirectories(certbot.root());
            CertificatesIT.unpack(release, certbot);
            // The authority of those trees is gone; the account's key registers with this test's.
            var server = URI.create(sandbox.ca().directoryUrl());
            Commands.output(
                    "mv",
                    certbot.config().resolve("accounts/localhost:14000").toString(),
                    certbot.config()
                            .resolve("accounts/" + server.getAuthority())
                            .toString());
            String account = Trees.names(certbot.config().resolve("accounts/" + server.getAuthority() + "/dir"))
                    .get(0);
            certbot.run("show_account", "--server", server.toString(), "--account", account)
                    .exits(1)
                    .complains("ccount");
        }
    }
}
