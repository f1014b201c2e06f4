package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds and sizes of keys, and which key a later certificate gets. */
@ExtendWith(Sandboxes.class)
class KeysIT {
    @ParameterizedTest
    @CsvSource({"secp256r1, 256 bit", "secp384r1, 384 bit", "secp521r1, 521 bit"})
    void makesKeysOnEachCurve(String curve, String size, Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name, "--elliptic-curve", curve);
        var key = sandbox.certbot().live(name, "privkey");
        assertTrue(Openssl.keyKind(key).contains(size), () -> Openssl.keyKind(key));
        assertTrue(Trees.read(key).startsWith("-----BEGIN PRIVATE KEY-----\n"));
        Openssl.assertMatches(sandbox.certbot().live(name, "cert"), key);
    }

    @ParameterizedTest
    @CsvSource({"2048", "3072", "4096"})
    void makesRsaKeysOfEachSize(String size, Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name, "--key-type", "rsa", "--rsa-key-size", size);
        var key = sandbox.certbot().live(name, "privkey");
        assertTrue(Openssl.keyKind(key).contains(size + " bit"), () -> Openssl.keyKind(key));
        assertTrue(Openssl.keyKind(key).contains("65537"));
        var renewal = Trees.read(sandbox.certbot().renewalFile(name));
        assertTrue(renewal.contains("key_type = rsa\n"), renewal);
        assertTrue(renewal.contains("rsa_key_size = " + size + "\n"), renewal);
    }

    @Test
    void refusesAnRsaKeyThatIsTooShort(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.certbot()
                .run(sandbox.standalone("-d", name, "--key-type", "rsa", "--rsa-key-size", "1024"))
                .exits(1)
                .complains("2048");
        assertFalse(Files.exists(sandbox.certbot().renewalFile(name)));
    }

    @Test
    void refusesAnUnknownKeyType(Sandbox sandbox) {
        sandbox.certbot()
                .run(sandbox.standalone("-d", "a.test", "--key-type=failwhale"))
                .exits(2)
                .complains("failwhale");
        assertFalse(Files.exists(sandbox.certbot().logs()));
    }

    @Test
    void makesANewKeyEachTimeUnlessToldToReuseIt(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        String name = sandbox.name("www");
        sandbox.obtain("-d", name, "--reuse-key");
        String first = key(sandbox, name);
        assertTrue(Trees.read(certbot.renewalFile(name)).contains("reuse_key = True\n"));

        sandbox.obtain("-d", name, "--reuse-key", "--force-renewal");
        assertEquals(first, key(sandbox, name));
        assertFalse(Files.isSymbolicLink(certbot.archive(name).resolve("privkey2.pem")));

        sandbox.obtain("-d", name, "--reuse-key", "--new-key", "--force-renewal");
        String third = key(sandbox, name);
        assertNotEquals(first, third);
        assertTrue(Trees.read(certbot.renewalFile(name)).contains("reuse_key = True\n"));

        sandbox.obtain("-d", name, "--force-renewal");
        assertNotEquals(third, key(sandbox, name));
        assertFalse(Trees.read(certbot.renewalFile(name)).contains("reuse_key"));
    }

    @Test
    void doesNotChangeTheSizeOfAReusedKey(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name, "--reuse-key", "--elliptic-curve", "secp384r1");
        sandbox.certbot()
                .run(sandbox.standalone("-d", name, "--reuse-key", "--force-renewal"))
                .exits(1)
                .complains("Unable to change the --elliptic-curve");
    }

    @Test
    void changesTheKeyTypeOnlyWhenCalledByName(Sandbox sandbox) {
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        sandbox.certbot()
                .run(sandbox.standalone("-d", name, "--key-type", "rsa", "--force-renewal"))
                .exits(1)
                .complains("Please provide both --cert-name and --key-type");
        sandbox.obtain("-d", name, "--cert-name", name, "--key-type", "rsa");
        assertTrue(Openssl.keyKind(sandbox.certbot().live(name, "privkey")).contains("2048 bit"));
        // Not asked for again: the lineage's type stays.
        sandbox.obtain("-d", name, "--force-renewal");
        assertTrue(Openssl.keyKind(sandbox.certbot().live(name, "privkey")).contains("2048 bit"));
    }

    @Test
    void carriesModeAndGroupOfTheKeyOver(Sandbox sandbox) {
        Requires.root();
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        var archive = sandbox.certbot().archive(name);
        Commands.output("chmod", "0640", archive.resolve("privkey1.pem").toString());
        Commands.output("chgrp", "1234", archive.resolve("privkey1.pem").toString());
        sandbox.obtain("-d", name, "--force-renewal");
        var renewed = archive.resolve("privkey2.pem");
        assertEquals("rw-r-----", Trees.mode(renewed));
        assertEquals(
                "1234", Commands.output("stat", "-c", "%g", renewed.toString()).strip());
    }

    private static String key(Sandbox sandbox, String name) {
        return Trees.read(sandbox.certbot().live(name, "privkey"));
    }
}
