package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A first certificate through standalone, and everything that it leaves on disk. */
@ExtendWith(Sandboxes.class)
class StandaloneIT {
    private static final List<String> KINDS = List.of("cert", "chain", "fullchain", "privkey");

    @Test
    void reportsWhereTheCertificateIsAndHowLongItLasts(Sandbox sandbox) {
        String name = sandbox.name("www");
        var outcome = sandbox.obtain("-d", name);
        outcome.says("Requesting a certificate for " + name);
        outcome.says("Successfully received certificate.");
        outcome.says("Certificate is saved at: " + sandbox.certbot().live(name, "fullchain"));
        outcome.says("Key is saved at:         " + sandbox.certbot().live(name, "privkey"));
        outcome.says("This certificate expires on ");
        outcome.says("Account registered.");
        outcome.complains("Saving debug log to " + sandbox.certbot().logs().resolve("letsencrypt.log"));
    }

    @Test
    void storesTheLineageAsTheOriginalDoes(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        var certbot = sandbox.certbot();
        assertEquals(
                List.of("cert1.pem", "chain1.pem", "fullchain1.pem", "privkey1.pem"),
                Trees.names(certbot.archive(name)));
        for (String kind : KINDS) {
            assertEquals("../../archive/" + name + "/" + kind + "1.pem", Trees.link(certbot.live(name, kind)));
            String mode = kind.equals("privkey") ? "rw-------" : "rw-r--r--";
            assertEquals(mode, Trees.mode(certbot.archive(name).resolve(kind + "1.pem")), kind);
        }
        assertEquals("rwx------", Trees.mode(certbot.config().resolve("live")));
        assertEquals("rwx------", Trees.mode(certbot.config().resolve("archive")));
        assertEquals("rwxr-xr-x", Trees.mode(certbot.archive(name)));
        assertTrue(Files.exists(certbot.config().resolve("live/README")));
        assertTrue(Files.exists(certbot.live(name, "cert").resolveSibling("README")));
        assertEquals("rw-r--r--", Trees.mode(certbot.renewalFile(name)));
        assertEquals(
                List.of("deploy", "post", "pre"), Trees.names(certbot.config().resolve("renewal-hooks")));
    }

    @Test
    void servesAKeyChainAndCertificateThatBelongTogether(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        var certbot = sandbox.certbot();
        Openssl.assertMatches(certbot.live(name, "cert"), certbot.live(name, "privkey"));
        assertEquals(1, Openssl.certificates(certbot.live(name, "cert")).size());
        assertEquals(
                Trees.read(certbot.live(name, "cert")) + Trees.read(certbot.live(name, "chain")),
                Trees.read(certbot.live(name, "fullchain")));
        Trees.write(sandbox.root().resolve("root.pem"), sandbox.ca().root(0));
        Commands.output(
                "openssl",
                "verify",
                "-CAfile",
                sandbox.root().resolve("root.pem").toString(),
                "-untrusted",
                certbot.live(name, "chain").toString(),
                certbot.live(name, "cert").toString());
    }

    @Test
    void writesTheRenewalFileInTheOrderOfTheOriginal(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name, "--deploy-hook", "/bin/true");
        var certbot = sandbox.certbot();
        var lines = Trees.read(certbot.renewalFile(name)).lines().toList();
        assertEquals("version = 5.6.0", lines.get(0));
        assertEquals("archive_dir = " + certbot.archive(name), lines.get(1));
        assertEquals("cert = " + certbot.live(name, "cert"), lines.get(2));
        assertEquals("privkey = " + certbot.live(name, "privkey"), lines.get(3));
        assertEquals("chain = " + certbot.live(name, "chain"), lines.get(4));
        assertEquals("fullchain = " + certbot.live(name, "fullchain"), lines.get(5));
        assertEquals("[renewalparams]", lines.get(6));
        assertTrue(lines.containsAll(List.of(
                "authenticator = standalone",
                "server = " + sandbox.ca().directoryUrl(),
                "key_type = ecdsa",
                "http01_port = " + sandbox.ca().httpPort(),
                "renew_hook = /bin/true")));
        assertEquals("renew_hook = /bin/true", lines.get(lines.size() - 1));
    }

    @Test
    void putsSeveralNamesIntoOneCertificateInTheirOrder(Sandbox sandbox) {
        String first = sandbox.name("b");
        String second = sandbox.name("a");
        String third = sandbox.name("c");
        sandbox.obtain("-d", first + "," + second, "--domain", third, "-d", first)
                .says("Requesting a certificate for " + first + " and 2 more");
        assertEquals(
                List.of(first, second, third), Openssl.names(sandbox.certbot().live(first, "cert")));
    }

    @Test
    void answersForManyNamesFromOneListener(Sandbox sandbox) {
        var arguments = new ArrayList<String>();
        for (int i = 0; i < 25; i++) arguments.addAll(List.of("-d", sandbox.name("n" + i)));
        sandbox.obtain(arguments.toArray(String[]::new));
        assertEquals(
                25,
                Openssl.names(sandbox.certbot().live(arguments.get(1), "cert")).size());
    }

    @Test
    void takesInternationalNamesInTheirAsciiForm(Sandbox sandbox) {
        String name = sandbox.name("xn--mller-kva");
        sandbox.obtain("-d", name);
        assertEquals(List.of(name), Openssl.names(sandbox.certbot().live(name, "cert")));
    }

    @Test
    void obtainsACertificateForAnIpAddress(Sandbox sandbox) {
        sandbox.ca().requireModern();
        sandbox.obtain("--ip-address", sandbox.address());
        assertEquals(List.of(sandbox.address()), Openssl.names(sandbox.certbot().live(sandbox.address(), "cert")));
    }

    @Test
    void putsNamesBeforeAddresses(Sandbox sandbox) {
        sandbox.ca().requireModern();
        String name = sandbox.name("www");
        sandbox.obtain("--ip-address", sandbox.address(), "-d", name);
        assertEquals(
                List.of(name, sandbox.address()),
                Openssl.names(sandbox.certbot().live(name, "cert")));
    }

    @Test
    @Ca(Pebble.Kind.ONE_AT_A_TIME)
    @ResourceLock("validation port")
    void listensOnAllAddressesByDefault(Sandbox sandbox) {
        String name = sandbox.name("www");
        var arguments = sandbox.arguments("certonly", "--standalone", "-d", name);
        sandbox.certbot().run(arguments).succeeds();
        assertTrue(Files.exists(sandbox.certbot().live(name, "cert")));
    }

    @Test
    void modesDoNotDependOnTheUmask(Sandbox sandbox) {
        String name = sandbox.name("www");
        var command = new ArrayList<>(List.of("sh", "-c", "umask 000; exec \"$@\"", "sh"));
        command.addAll(sandbox.certbot().command(sandbox.standalone("-d", name)));
        Commands.run(sandbox.root(), sandbox.certbot().environment(), "", command)
                .succeeds();
        var certbot = sandbox.certbot();
        assertEquals("rw-------", Trees.mode(certbot.archive(name).resolve("privkey1.pem")));
        assertEquals("rwx------", Trees.mode(certbot.config().resolve("live")));
        assertEquals("rwx------", Trees.mode(certbot.config().resolve("accounts")));
    }

    @Test
    void leavesNoLockFileBehind(Sandbox sandbox) {
        sandbox.obtain("-d", sandbox.name("www"));
        for (var directory : List.of(
                sandbox.certbot().config(),
                sandbox.certbot().work(),
                sandbox.certbot().logs())) {
            assertFalse(Files.exists(directory.resolve(".certbot.lock")), directory::toString);
        }
    }

    @Test
    void numbersALineageWhoseNameIsTaken(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        sandbox.obtain("-d", name, "--duplicate");
        assertTrue(Files.exists(sandbox.certbot().renewalFile(name + "-0001")));
        assertEquals(List.of(name), Openssl.names(sandbox.certbot().live(name + "-0001", "cert")));
    }
}
