package org.jcertbot.acme.key;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.identifier.IpAddress;
import org.jcertbot.core.key.CertificateRequest;
import org.jcertbot.core.key.KeySpec;
import org.jcertbot.core.key.PrivateKeyPem;
import org.jcertbot.core.testing.ReferenceTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BouncyCastleKeysTest {
    private static final List<Identifier> NAMES =
            List.of(new DnsName("b.test"), new DnsName("*.a.test"), new IpAddress("192.0.2.1"), new IpAddress("::1"));
    private static final BouncyCastleKeys KEYS = new BouncyCastleKeys();

    private static byte[] resource(String name) throws IOException {
        try (var file = BouncyCastleKeysTest.class.getResourceAsStream(name)) {
            if (file == null) throw new IOException(name + " is missing");
            return file.readAllBytes();
        }
    }

    private static PrivateKeyPem key(String name) throws IOException {
        return new PrivateKeyPem(new String(resource(name), StandardCharsets.US_ASCII));
    }

    private static boolean isSignedByItsKey(PKCS10CertificationRequest request) throws Exception {
        boolean rsa = request.getSubjectPublicKeyInfo()
                .getAlgorithm()
                .getAlgorithm()
                .equals(PKCSObjectIdentifiers.rsaEncryption);
        var key = KeyFactory.getInstance(rsa ? "RSA" : "EC")
                .generatePublic(
                        new X509EncodedKeySpec(request.getSubjectPublicKeyInfo().getEncoded()));
        var signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initVerify(key);
        signature.update(request.toASN1Structure().getCertificationRequestInfo().getEncoded());
        return signature.verify(request.getSignature());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-traditional.pem", "ec-traditional.pem", "ec-without-public-key.pem"})
    void bothHalvesOfAKeyBelongTogether(String file) throws Exception {
        KeyPair pair = KEYS.keyPair(key(file));
        boolean rsa = pair.getPrivate().getAlgorithm().equals("RSA");
        var signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update((byte) 1);
        byte[] signed = signature.sign();
        signature.initVerify(pair.getPublic());
        signature.update((byte) 1);
        assertTrue(signature.verify(signed));
    }

    static Stream<KeySpec> kinds() {
        return Stream.of(
                new KeySpec.Rsa(2048),
                new KeySpec.Ecdsa(KeySpec.Curve.SECP256R1),
                new KeySpec.Ecdsa(KeySpec.Curve.SECP384R1),
                new KeySpec.Ecdsa(KeySpec.Curve.SECP521R1));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aNewKeyIsOfItsKindAndSignsAValidRequest(KeySpec spec) throws Exception {
        PrivateKeyPem key = KEYS.generate(spec);
        assertTrue(key.text().startsWith("-----BEGIN PRIVATE KEY-----\n"));
        assertEquals(spec, KEYS.specOf(key));
        var request =
                new PKCS10CertificationRequest(KEYS.request(key, NAMES, false).der());
        assertTrue(isSignedByItsKey(request));
        assertEquals(0, request.getSubject().getRDNs().length);
    }

    @ParameterizedTest
    @CsvSource({"SECP256R1, 200, 250", "SECP384R1, 280, 320"})
    void anEcKeyFileIsAsLongAsTheOriginals(KeySpec.Curve curve, int least, int most) throws Exception {
        int length = KEYS.generate(new KeySpec.Ecdsa(curve)).bytes().length;
        assertTrue(least <= length && length <= most, "length " + length);
    }

    @ParameterizedTest
    @EnumSource(ReferenceTree.class)
    void theKeysOfTheOriginalAreReadAndHaveOurForm(ReferenceTree tree, @TempDir Path directory) throws Exception {
        tree.unpack(directory);
        try (Stream<Path> files = Files.walk(directory.resolve("archive"))) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("privkey"))
                    .toList()) {
                var key = new PrivateKeyPem(Files.readString(file));
                KeySpec spec = KEYS.specOf(key);
                if (spec instanceof KeySpec.Ecdsa) {
                    assertEquals(KEYS.generate(spec).bytes().length, key.bytes().length, file.toString());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1024", "2047", "16385"})
    void anRsaKeyOfAnImpossibleSizeIsRefused(int bits) {
        var failure = assertThrows(CertbotException.class, () -> KEYS.generate(new KeySpec.Rsa(bits)));
        assertTrue(failure.nextStep().contains("--rsa-key-size"));
    }

    @Test
    void aRequestHasItsNamesInTheirOrder() throws Exception {
        PrivateKeyPem key = KEYS.generate(new KeySpec.Ecdsa(KeySpec.Curve.SECP256R1));
        CertificateRequest request = KEYS.request(key, NAMES, false);
        assertEquals(NAMES, request.identifiers());
        assertEquals(NAMES, KEYS.readRequest(request.der()).identifiers());
    }

    @Test
    void anAddressOfSixteenOctetsStaysOneEvenWhenItMapsAnOlderOne() throws Exception {
        PrivateKeyPem key = KEYS.generate(new KeySpec.Ecdsa(KeySpec.Curve.SECP256R1));
        List<Identifier> mapped = List.of(new IpAddress("::ffff:c000:201"));
        CertificateRequest request = KEYS.request(key, mapped, false);
        assertEquals(mapped, KEYS.readRequest(request.der()).identifiers());
    }

    @Test
    void mustStapleAsksForTheTlsFeature() throws Exception {
        PrivateKeyPem key = KEYS.generate(new KeySpec.Ecdsa(KeySpec.Curve.SECP256R1));
        var extensions =
                new PKCS10CertificationRequest(KEYS.request(key, NAMES, true).der()).getRequestedExtensions();
        var oid = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24");
        assertArrayEquals(
                new byte[] {0x30, 3, 2, 1, 5},
                extensions.getExtension(oid).getExtnValue().getOctets());
        assertFalse(extensions.getExtension(Extension.subjectAlternativeName).isCritical());
    }

    @Test
    void traditionalKeysAreRead() throws Exception {
        assertEquals(new KeySpec.Rsa(2048), KEYS.specOf(key("rsa-traditional.pem")));
        assertEquals(new KeySpec.Ecdsa(KeySpec.Curve.SECP384R1), KEYS.specOf(key("ec-traditional.pem")));
        KEYS.request(key("rsa-traditional.pem"), NAMES, false);
    }

    @Test
    void anEcKeyWithoutItsPublicHalfGetsIt() throws Exception {
        var request = new PKCS10CertificationRequest(
                KEYS.request(key("ec-without-public-key.pem"), NAMES, false).der());
        assertTrue(isSignedByItsKey(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec-encrypted.pem", "ed25519.pem", "ec-other-curve.pem", "request.pem"})
    void otherKeysAreRefusedWithoutQuotingThem(String name) throws Exception {
        PrivateKeyPem key = key(name);
        var failure = assertThrows(InvalidInputException.class, () -> KEYS.specOf(key));
        assertFalse(failure.toString().contains(key.text().substring(40, 60)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"request.der", "request.pem"})
    void aRequestOfTheUsersIsReadInBothForms(String name) throws Exception {
        CertificateRequest request = KEYS.readRequest(resource(name));
        assertArrayEquals(resource("request.der"), request.der());
        assertEquals(
                List.of("cn.test", "b.test", "a.test", "192.0.2.1", "2001:db8::1"),
                request.identifiers().stream().map(Identifier::text).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"request-nameless.pem", "rsa-traditional.pem", "../directory.json"})
    void aFileThatIsNoUsableRequestNamesTheOption(String name) throws Exception {
        byte[] file = resource(name);
        var failure = assertThrows(InvalidInputException.class, () -> KEYS.readRequest(file));
        assertTrue(failure.nextStep().contains("--csr"));
    }
}
