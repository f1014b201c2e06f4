package org.jcertbot.core.libcrypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Security;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Optional;
import org.jcertbot.core.testing.Requires;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibcryptoProviderTest {
    private static final String NAME = "jcertbot-libcrypto";
    private static final byte[] TEXT = "what is signed".getBytes(StandardCharsets.UTF_8);

    @BeforeAll
    static void install() {
        Requires.that(Libcrypto.load().isPresent(), "libcrypto");
        LibcryptoProvider.install();
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

    @ParameterizedTest
    @CsvSource({"SHA256withECDSA,secp256r1", "SHA384withECDSA,secp384r1", "SHA512withECDSA,secp521r1"})
    void verifiesWhatTheJdkHasSigned(String algorithm, String curve) throws Exception {
        KeyPair pair = ecKey(curve);
        var signing = Signature.getInstance(algorithm, "SunEC");
        signing.initSign(pair.getPrivate());
        signing.update(TEXT);
        var verifying = Signature.getInstance(algorithm);
        verifying.initVerify(pair.getPublic());
        verifying.update(TEXT);
        assertEquals(NAME, verifying.getProvider().getName());
        assertTrue(verifying.verify(signing.sign()));
    }

    @Test
    void refusesTheSignatureOfAnotherText() throws Exception {
        KeyPair pair = ecKey("secp256r1");
        byte[] made = signature("SHA256withECDSA", pair).sign();
        var verifying = Signature.getInstance("SHA256withECDSA");
        verifying.initVerify(pair.getPublic());
        verifying.update("something else".getBytes(StandardCharsets.UTF_8));
        assertFalse(verifying.verify(made));
    }

    @Test
    void refusesTheSignatureOfAnotherKey() throws Exception {
        byte[] made = signature("SHA256withECDSA", ecKey("secp256r1")).sign();
        var verifying = Signature.getInstance("SHA256withECDSA");
        verifying.initVerify(ecKey("secp256r1").getPublic());
        verifying.update(TEXT);
        assertFalse(verifying.verify(made));
    }

    @Test
    void leavesTheVerificationOfRsaToTheJdk() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        var verifying = Signature.getInstance("SHA256withRSA");
        verifying.initVerify(pair.getPublic());
        assertNotEquals(NAME, verifying.getProvider().getName());
    }

    @Test
    void leavesEverythingToTheJdkWithoutLibcrypto() throws Exception {
        Security.removeProvider(NAME);
        try {
            Security.insertProviderAt(new LibcryptoProvider(Optional::empty), 1);
            KeyPair pair = ecKey("secp256r1");
            Signature signature = signature("SHA256withECDSA", pair);
            assertEquals("SunEC", signature.getProvider().getName());
            assertVerifies("SHA256withECDSA", pair, signature.sign());
        } finally {
            Security.removeProvider(NAME);
            LibcryptoProvider.install();
        }
    }

    private static KeyPair ecKey(String curve) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    @ParameterizedTest
    @CsvSource({"secp256r1,256", "secp384r1,384", "secp521r1,521"})
    void makesKeysOnEveryCurve(String curve, int bits) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        KeyPair pair = generator.generateKeyPair();
        assertEquals(NAME, generator.getProvider().getName());
        assertEquals(
                bits, ((ECPrivateKey) pair.getPrivate()).getParams().getOrder().bitLength());
        assertVerifies(
                "SHA256withECDSA", pair, signature("SHA256withECDSA", pair).sign());
    }

    @Test
    void makesKeysForTlsWhichNamesACurveByItsNumbers() throws Exception {
        var known = KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(((ECPublicKey) known).getParams());
        assertEquals(NAME, generator.getProvider().getName());
    }

    @Test
    void makesRsaKeysOfTheSizeThatIsAskedFor() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4));
        KeyPair pair = generator.generateKeyPair();
        assertEquals(NAME, generator.getProvider().getName());
        assertEquals(3072, ((RSAPrivateKey) pair.getPrivate()).getModulus().bitLength());
        assertVerifies("SHA256withRSA", pair, signature("SHA256withRSA", pair).sign());
    }

    @Test
    void leavesOddKeysToTheJdk() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F0));
        assertNotEquals(NAME, generator.getProvider().getName());
        assertEquals(
                RSAKeyGenParameterSpec.F0,
                ((RSAPublicKey) generator.generateKeyPair().getPublic()).getPublicExponent());
    }

    @Test
    void makesAnotherKeyEachTime() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        assertNotEquals(
                generator.generateKeyPair().getPublic(),
                generator.generateKeyPair().getPublic());
    }

    private static Signature signature(String algorithm, KeyPair pair) throws Exception {
        var signature = Signature.getInstance(algorithm);
        signature.initSign(pair.getPrivate());
        signature.update(TEXT);
        return signature;
    }

    private static void assertVerifies(String algorithm, KeyPair pair, byte[] made) throws Exception {
        var verifying = Signature.getInstance(algorithm, algorithm.endsWith("RSA") ? "SunRsaSign" : "SunEC");
        verifying.initVerify(pair.getPublic());
        verifying.update(TEXT);
        assertTrue(verifying.verify(made));
    }
}
