package org.jcertbot.core.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Security;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FastSignaturesTest {
    private static final String NAME = "jcertbot-libcrypto";
    private static final byte[] TEXT = "what is signed".getBytes(StandardCharsets.UTF_8);

    @BeforeAll
    static void install() {
        FastSignatures.install();
    }

    @AfterAll
    static void remove() {
        Security.removeProvider(NAME);
    }

    @Test
    void signsWithRsaAsTheJdkDoes() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        Signature ours = signature("SHA256withRSA", pair);
        assertEquals(NAME, ours.getProvider().getName());
        assertVerifies("SHA256withRSA", pair, ours.sign());
    }

    @ParameterizedTest
    @CsvSource({"secp256r1", "secp384r1", "secp521r1"})
    void signsOnEveryCurve(String curve) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        KeyPair pair = generator.generateKeyPair();
        Signature ours = signature("SHA256withECDSA", pair);
        assertEquals(NAME, ours.getProvider().getName());
        assertVerifies("SHA256withECDSA", pair, ours.sign());
    }

    @Test
    void oneObjectSignsAgain() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        Signature ours = signature("SHA256withECDSA", pair);
        ours.sign();
        ours.update(TEXT);
        assertVerifies("SHA256withECDSA", pair, ours.sign());
    }

    @Test
    void leavesVerificationToTheJdk() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        var verifying = Signature.getInstance("SHA256withECDSA");
        verifying.initVerify(pair.getPublic());
        assertNotEquals(NAME, verifying.getProvider().getName());
    }

    private static Signature signature(String algorithm, KeyPair pair) throws Exception {
        var signature = Signature.getInstance(algorithm);
        signature.initSign(pair.getPrivate());
        signature.update(TEXT);
        return signature;
    }

    private static void assertVerifies(String algorithm, KeyPair pair, byte[] made) throws Exception {
        var verifying = Signature.getInstance(algorithm);
        verifying.initVerify(pair.getPublic());
        verifying.update(TEXT);
        assertTrue(verifying.verify(made));
    }
}
