package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code certonly} does about lineages that exist already (behaviour of the names, not of the keys). */
@ExtendWith(Sandboxes.class)
class DecisionsIT {
    @Test
    void keepsACertificateThatIsNotDue(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        String serial = serial(sandbox, name);
        sandbox.obtain("-d", name, "--deploy-hook", "touch " + sandbox.root() + "/deployed")
                .says("Certificate not yet due for renewal")
                .says("no action taken");
        sandbox.obtain("-d", name, "--keep-until-expiring").says("no action taken");
        assertEquals(serial, serial(sandbox, name));
        assertFalse(Files.exists(sandbox.root().resolve("deployed")));
    }

    @Test
    void replacesACertificateWhenForced(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        String serial = serial(sandbox, name);
        sandbox.obtain("-d", name, "--force-renewal").says("Renewing an existing certificate for " + name);
        assertNotEquals(serial, serial(sandbox, name));
        assertEquals(
                "../../archive/" + name + "/cert2.pem",
                Trees.link(sandbox.certbot().live(name, "cert")));
        assertEquals(8, Trees.names(sandbox.certbot().archive(name)).size());
    }

    @Test
    void keepsTheLastSixVersions(Sandbox sandbox) {
        String name = sandbox.name("www");
        for (int version = 1; version <= 8; version++) sandbox.obtain("-d", name, "--force-renewal");
        var names = Trees.names(sandbox.certbot().archive(name));
        assertEquals(24, names.size(), names::toString);
        assertFalse(names.contains("cert2.pem"));
        assertTrue(names.contains("cert3.pem"));
        assertTrue(names.contains("privkey8.pem"));
    }

    @Test
    void takesTheNameThatItIsGiven(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name, "--cert-name", "mine");
        assertEquals(List.of(name), Openssl.names(sandbox.certbot().live("mine", "cert")));
        sandbox.obtain("--cert-name", "mine", "--force-renewal");
        assertEquals(List.of(name), Openssl.names(sandbox.certbot().live("mine", "cert")));
        assertTrue(Files.exists(sandbox.certbot().archive("mine").resolve("cert2.pem")));
    }

    @Test
    void refusesASlashInTheName(Sandbox sandbox) {
        sandbox.certbot()
                .run(sandbox.standalone("-d", sandbox.name("www"), "--cert-name", "a/b"))
                .exits(1)
                .complains("a/b");
    }

    @Test
    void addsNamesOnlyWithConsent(Sandbox sandbox) {
        String first = sandbox.name("one");
        String second = sandbox.name("two");
        sandbox.obtain("-d", first);
        sandbox.certbot()
                .run(sandbox.standalone("-d", first, "-d", second))
                .exits(1)
                .complains("--expand");
        sandbox.obtain("-d", first, "-d", second, "--expand");
        assertEquals(List.of(first, second), Openssl.names(sandbox.certbot().live(first, "cert")));
        assertEquals(
                List.of(first + ".conf"), Trees.names(sandbox.certbot().config().resolve("renewal")));
    }

    @Test
    void replacesTheNamesOfANamedLineage(Sandbox sandbox) {
        String first = sandbox.name("one");
        String second = sandbox.name("two");
        sandbox.obtain("-d", first, "--cert-name", "site");
        sandbox.obtain("-d", second, "--cert-name", "site", "--renew-with-new-domains");
        assertEquals(List.of(second), Openssl.names(sandbox.certbot().live("site", "cert")));
    }

    @Test
    void makesANewLineageForOtherNames(Sandbox sandbox) {
        String first = sandbox.name("one");
        String second = sandbox.name("two");
        sandbox.obtain("-d", first, "-d", second);
        // A subset of what there is does not match.
        sandbox.obtain("-d", second);
        assertEquals(
                List.of(first + ".conf", second + ".conf"),
                Trees.names(sandbox.certbot().config().resolve("renewal")));
    }

    @Test
    void goesOnWithoutTheNamesThatFail(Sandbox sandbox) {
        String good = sandbox.name("good");
        String bad = sandbox.unreachableName("bad");
        sandbox.obtain("-d", good, "-d", bad, "--allow-subset-of-names", "--reuse-key")
                .says("Retrying without: " + bad);
        assertEquals(List.of(good), Openssl.names(sandbox.certbot().live(good, "cert")));
        assertTrue(Trees.read(sandbox.certbot().renewalFile(good)).contains("allow_subset_of_names = True\n"));
    }

    @Test
    void failsWhenNoNameIsLeft(Sandbox sandbox) {
        String bad = sandbox.unreachableName("bad");
        sandbox.certbot()
                .run(sandbox.standalone("-d", bad, "--allow-subset-of-names"))
                .exits(1)
                .complains("All challenges have failed.");
    }

    @Test
    void asksForAnInstallerWhenItIsToRun(Sandbox sandbox) {
        sandbox.certbot()
                .run(sandbox.arguments("run", "--standalone", "-d", sandbox.name("www")))
                .exits(1)
                .complains("certonly");
    }

    private static String serial(Sandbox sandbox, String name) {
        return Openssl.serial(sandbox.certbot().live(name, "cert"));
    }
}
