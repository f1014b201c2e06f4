package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is said to the certificate authority: chains, profiles, replacement, trial runs, its whims. */
@ExtendWith(Sandboxes.class)
class AuthorityIT {
    @Test
    @Ca(Pebble.Kind.FUSSY)
    void survivesNoncesThatAreRefused(Sandbox sandbox) {
        for (int i = 0; i < 3; i++) sandbox.obtain("-d", sandbox.name("www" + i), "-d", sandbox.name("also" + i));
    }

    @Test
    @Ca(Pebble.Kind.ALTERNATE_ROOTS)
    void takesTheChainThatEndsAtThePreferredRoot(Sandbox sandbox) throws Exception {
        Trees.write(sandbox.root().resolve("root1.pem"), sandbox.ca().root(1));
        String root = Openssl.certificates(sandbox.root().resolve("root1.pem"))
                .get(0)
                .getSubjectX500Principal()
                .getName()
                .replaceFirst("CN=", "");
        String name = sandbox.name("www");
        sandbox.obtain("-d", name, "--preferred-chain", root);
        assertEquals("CN=" + root, lastIssuer(sandbox, name));
        assertTrue(Trees.read(sandbox.certbot().renewalFile(name)).contains("preferred_chain = " + root + "\n"));
    }

    @Test
    @Ca(Pebble.Kind.ALTERNATE_ROOTS)
    void warnsWhenNoChainIsThePreferredOne(Sandbox sandbox) {
        sandbox.obtain("-d", sandbox.name("www"), "--preferred-chain", "Nobody's Root")
                .complains("Nobody's Root");
    }

    @Test
    @Ca(Pebble.Kind.PROFILES)
    void asksForAProfile(Sandbox sandbox) {
        sandbox.ca().requireModern();
        String name = sandbox.name("www");
        sandbox.obtain("-d", name, "--preferred-profile", "shortlived");
        assertEquals(6, lifetime(sandbox, name).toDays());
        // One that is not offered is not asked for.
        sandbox.obtain("-d", sandbox.name("other"), "--preferred-profile", "unheard-of");
    }

    @Test
    @Ca(Pebble.Kind.PROFILES)
    void insistsOnARequiredProfile(Sandbox sandbox) {
        sandbox.ca().requireModern();
        String name = sandbox.name("www");
        sandbox.certbot()
                .run(sandbox.standalone("-d", name, "--required-profile", "unheard-of"))
                .exits(1)
                .complains("unheard-of");
        sandbox.obtain("-d", name, "--required-profile", "shortlived");
        assertEquals(6, lifetime(sandbox, name).toDays());
    }

    @Test
    void tellsTheAuthorityWhichCertificateItReplaces(Sandbox sandbox) {
        sandbox.ca().requireModern();
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        sandbox.obtain("-d", name, "--force-renewal", "-v");
        assertTrue(sandbox.certbot().log().contains("\"replaces\""), "no replaces in the log");
    }

    @Test
    void asksForMustStaple(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name, "--must-staple");
        assertTrue(Trees.read(sandbox.certbot().renewalFile(name)).contains("must_staple = True\n"));
    }

    @Test
    void changesNothingInATrialRun(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name, "--dry-run")
                .says("Simulating a certificate request for " + name)
                .says("The dry run was successful.");
        assertFalse(Files.exists(sandbox.certbot().renewalFile(name)));
        assertFalse(Files.exists(sandbox.certbot().archive(name)));
    }

    @Test
    @Ca(Pebble.Kind.REMEMBERING)
    void validatesAnewInEachTrialRun(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name, "--dry-run");
        sandbox.obtain("-d", name, "--dry-run");
        assertTrue(sandbox.certbot().log().contains("Recreating order after authz deactivation"));
    }

    @Test
    @Ca(Pebble.Kind.REMEMBERING)
    void doesNotListenWhenEverythingIsValidAlready(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        // The port is taken, and it does not matter.
        try (var web = new DocumentRoot(sandbox.root().resolve("www"), sandbox)) {
            sandbox.obtain("-d", name, "--force-renewal");
            assertEquals(0, web.served().size());
        }
    }

    @Test
    void protectsARealCertificateFromATestServer(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        var renewal = sandbox.certbot().renewalFile(name);
        // Pebble's address does not look like a test server's; a path that says so reaches the same directory.
        Trees.write(
                renewal,
                Trees.read(renewal)
                        .replaceAll("server = .*", "server = https://acme-v02.api.letsencrypt.org/directory"));
        var arguments = sandbox.standalone("-d", name, "--force-renewal");
        String staging = sandbox.ca().directoryUrl() + "?staging";
        arguments.set(arguments.indexOf(sandbox.ca().directoryUrl()), staging);
        sandbox.certbot().run(arguments).exits(1).complains("--break-my-certs");
        arguments.add("--break-my-certs");
        sandbox.certbot().run(arguments).succeeds();
    }

    private static Duration lifetime(Sandbox sandbox, String name) {
        var certificate =
                Openssl.certificates(sandbox.certbot().live(name, "cert")).get(0);
        return Duration.between(
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant())
                .plusSeconds(1);
    }

    private static String lastIssuer(Sandbox sandbox, String name) {
        var chain = Openssl.certificates(sandbox.certbot().live(name, "chain"));
        return chain.get(chain.size() - 1).getIssuerX500Principal().getName();
    }
}
