package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a renewal takes over from the one before, and what options given to {@code renew} change for good. */
@ExtendWith(Sandboxes.class)
class RenewOptionsIT {
    @Test
    void keepsNewOptionsForThoseThatItRenewsOnly(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        var lineages = new Lineages(sandbox);
        String due = lineages.due("a");
        String fresh = lineages.fresh("b");
        String failing = lineages.due("c");
        sandbox.unplug(failing);
        String untouched = Trees.read(certbot.renewalFile(fresh));
        String failed = Trees.read(certbot.renewalFile(failing));
        sandbox.renew("--deploy-hook", "true", "--key-type", "rsa", "--rsa-key-size", "3072")
                .exits(1);
        assertKey(sandbox, due, "3072 bit");
        String changed = Trees.read(certbot.renewalFile(due));
        for (String line : new String[] {"renew_hook = true\n", "key_type = rsa\n", "rsa_key_size = 3072\n"}) {
            assertTrue(changed.contains(line), changed);
        }
        assertEquals(untouched, Trees.read(certbot.renewalFile(fresh)));
        assertEquals(failed, Trees.read(certbot.renewalFile(failing)));
    }

    @Test
    void repeatsTheSizeOfAnRsaKeyUntilItIsToldAnother(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name, "--key-type", "rsa", "--rsa-key-size", "4096");
        renew(sandbox);
        assertKey(sandbox, name, "4096 bit");
        renew(sandbox, "--rsa-key-size", "2048");
        assertKey(sandbox, name, "2048 bit");
        renew(sandbox);
        assertKey(sandbox, name, "2048 bit");
    }

    @Test
    void repeatsTheCurveButCertonlyDoesNot(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        renew(sandbox, "--elliptic-curve", "secp384r1");
        assertKey(sandbox, name, "384 bit");
        renew(sandbox);
        assertKey(sandbox, name, "384 bit");
        sandbox.obtain("-d", name, "--force-renewal");
        assertKey(sandbox, name, "256 bit");
        certbot.run(sandbox.standalone("-d", name, "--key-type", "rsa", "--force-renewal"))
                .exits(1);
        sandbox.obtain("-d", name, "--cert-name", name, "--key-type", "rsa", "--force-renewal");
        assertKey(sandbox, name, "2048 bit");
        renew(sandbox, "--key-type", "ecdsa");
        assertKey(sandbox, name, "256 bit");
        assertTrue(Trees.read(certbot.renewalFile(name)).contains("key_type = ecdsa\n"));
    }

    @Test
    void reusesTheKeyAsLongAsTheFileSaysSo(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name, "--reuse-key");
        String first = key(sandbox, name);
        renew(sandbox);
        assertEquals(first, key(sandbox, name));
        renew(sandbox, "--new-key");
        String second = key(sandbox, name);
        assertNotEquals(first, second);
        renew(sandbox);
        assertEquals(second, key(sandbox, name));
        renew(sandbox, "--no-reuse-key");
        String third = key(sandbox, name);
        assertNotEquals(second, third);
        renew(sandbox);
        assertNotEquals(third, key(sandbox, name));
    }

    @Test
    void refusesToChangeAReusedKey(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name, "--reuse-key");
        sandbox.renew("--force-renewal", "--elliptic-curve", "secp384r1")
                .exits(1)
                .complains("Unable to change the --elliptic-curve");
        assertEquals(1, sandbox.certbot().version(name));
    }

    @Test
    void keepsTheKindOfAnRsaKeyThatItsFileDoesNotName(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = sandbox.name("www");
        sandbox.obtain("-d", name, "--key-type", "rsa");
        Trees.edit(certbot.renewalFile(name), "key_type = rsa\n", "");
        renew(sandbox);
        assertKey(sandbox, name, "2048 bit");
        assertTrue(Trees.read(certbot.renewalFile(name)).contains("key_type = rsa\n"));
    }

    @ParameterizedTest
    @CsvSource({"0640, rw-r-----", "0444, rw-r--r--", "0675, rw-rwxr--", "0600, rw-------"})
    void carriesTheModeOfTheKeyOver(String before, String after, Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).due("www");
        Commands.output(
                "chmod", before, certbot.archive(name).resolve("privkey1.pem").toString());
        sandbox.renew().succeeds();
        assertEquals(after, Trees.mode(certbot.archive(name).resolve("privkey2.pem")));
    }

    @Test
    void carriesTheGroupOfTheKeyOver(Sandbox sandbox) {
        Requires.root();
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).due("www");
        Commands.output(
                "chgrp", "1234", certbot.archive(name).resolve("privkey1.pem").toString());
        sandbox.renew().succeeds();
        assertEquals(
                "1234",
                Commands.output(
                                "stat",
                                "-c",
                                "%g",
                                certbot.archive(name).resolve("privkey2.pem").toString())
                        .strip());
    }

    @Test
    void changesTheAuthenticatorForGood(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).due("www");
        try (var web = new DocumentRoot(sandbox.root().resolve("www"), sandbox)) {
            sandbox.renew("--webroot", "-w", web.path().toString()).succeeds();
            String file = Trees.read(certbot.renewalFile(name));
            assertTrue(file.contains("authenticator = webroot\n"), file);
            assertTrue(file.contains("webroot_path = " + web.path() + ",\n"), file);
            renew(sandbox);
        }
        assertEquals(3, certbot.version(name));
    }

    @Test
    void storesThatALineageIsNotToBeRenewedAnyMore(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = new Lineages(sandbox).due("www");
        renew(sandbox, "--no-autorenew");
        assertTrue(Trees.read(certbot.renewalFile(name)).contains("autorenew = False\n"));
        assertEquals(2, certbot.version(name));
    }

    @Test
    void keepsTheNamesOfTheCertificate(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = sandbox.name("www");
        sandbox.obtain("-d", name, "-d", sandbox.name("also"), "-d", sandbox.name("and"));
        var names = Openssl.names(certbot.live(name, "cert"));
        sandbox.renew("--force-renewal")
                .succeeds()
                .says("Renewing an existing certificate for " + name + " and 2 more");
        assertEquals(names, Openssl.names(certbot.live(name, "cert")));
        assertEquals(2, certbot.version(name));
    }

    @Test
    void keepsTheAddressesOfTheCertificate(Sandbox sandbox) {
        sandbox.ca().requireModern();
        var certbot = sandbox.certbot();
        String name = sandbox.name("www");
        sandbox.obtain("-d", name, "--ip-address", sandbox.address());
        sandbox.renew("--force-renewal", "--post-hook", "echo $RENEWED_DOMAINS")
                .succeeds()
                .says("\n " + name + " " + sandbox.address() + "\n");
        assertEquals(List.of(name, sandbox.address()), Openssl.names(certbot.live(name, "cert")));
        assertEquals(2, certbot.version(name));
    }

    private static void renew(Sandbox sandbox, String... options) {
        var all = new ArrayList<>(List.of(options));
        all.add("--force-renewal");
        sandbox.renew(all.toArray(String[]::new)).succeeds();
    }

    private static void assertKey(Sandbox sandbox, String name, String size) {
        String kind = Openssl.keyKind(sandbox.certbot().live(name, "privkey"));
        assertTrue(kind.contains(size), kind);
        Openssl.assertMatches(
                sandbox.certbot().live(name, "cert"), sandbox.certbot().live(name, "privkey"));
    }

    private static String key(Sandbox sandbox, String name) {
        return Trees.read(sandbox.certbot().live(name, "privkey"));
    }
}
