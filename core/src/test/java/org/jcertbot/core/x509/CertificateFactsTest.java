package org.jcertbot.core.x509;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jcertbot.core.testing.CertificateWithResponder;
import org.jcertbot.core.testing.ReferenceTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CertificateFactsTest {
    @TempDir
    private Path tree;

    @BeforeEach
    void unpack() throws Exception {
        ReferenceTree.CERTBOT_5_5.unpackAsWritten(tree);
    }

    @Test
    void readsWhatTheJdkReads() throws Exception {
        var factory = CertificateFactory.getInstance("X.509");
        for (Path file : archived("cert")) {
            byte[] der = Pem.first(Files.readAllBytes(file)).der();
            var expected = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
            var facts = CertificateFacts.read(der);
            assertEquals(expected.getSerialNumber().toString(16), facts.serialHex());
            assertEquals(expected.getNotBefore().toInstant(), facts.notBefore());
            assertEquals(expected.getNotAfter().toInstant(), facts.notAfter());
            assertEquals(
                    expected.getPublicKey().getAlgorithm().equals("RSA") ? "RSA" : "ECDSA",
                    facts.publicKey().typeName());
            var names = new ArrayList<Object>(facts.dnsNames());
            names.addAll(facts.addresses());
            assertEquals(alternativeNames(expected), names);
        }
    }

    @Test
    void knowsWhomToAskAboutRevocationAndByWhichNameToAskForRenewalInformation() throws Exception {
        var facts = CertificateFacts.read(
                Pem.first(CertificateWithResponder.file("cert")).der());
        assertEquals(Optional.of(URI.create("http://ocsp.ca.test/a")), facts.ocspResponder());
        assertEquals(Optional.of("aYhba4dGQEHhs3uEe6CuLN4ByNQ.AIdlQyE"), facts.renewalId());
    }

    @Test
    void aCertificateThatDoesNotNameItsIssuersKeyHasNoIdentifier() throws Exception {
        var facts = CertificateFacts.read(
                Pem.first(CertificateWithResponder.file("chain")).der());
        assertEquals(Optional.empty(), facts.ocspResponder());
        assertEquals(facts.authorityKeyId().isPresent(), facts.renewalId().isPresent());
    }

    @Test
    void theCommonNameCountsAsADnsName() throws Exception {
        byte[] chain = Files.readAllBytes(
                tree.resolve("archive").resolve("rsa.example.test").resolve("chain1.pem"));
        var facts = CertificateFacts.read(Pem.first(chain).der());
        assertTrue(
                facts.dnsNames().get(0).startsWith("Pebble Intermediate"),
                facts.dnsNames().toString());
    }

    @Test
    void recognisesTheKeyThatBelongsToACertificate() throws Exception {
        for (Path cert : archived("cert")) {
            var publicKey = CertificateFacts.read(
                            Pem.first(Files.readAllBytes(cert)).der())
                    .publicKey();
            Path key = cert.resolveSibling(cert.getFileName().toString().replace("cert", "privkey"));
            assertTrue(PrivateKeyMatch.matches(publicKey, Pem.first(Files.readAllBytes(key))), cert.toString());
            Path other = tree.resolve("archive").resolve("web.example.test").resolve("privkey1.pem");
            if (cert.startsWith(other.getParent())) other = tree.resolve("archive/rsa.example.test/privkey1.pem");
            assertFalse(PrivateKeyMatch.matches(publicKey, Pem.first(Files.readAllBytes(other))), cert.toString());
        }
    }

    @Test
    void aCertificateThatIsCutOffIsMalformedWhereverTheCutIs() throws Exception {
        byte[] der = Pem.first(Files.readAllBytes(archived("cert").get(0))).der();
        for (int length = 0; length < der.length; length++) {
            byte[] cut = Arrays.copyOf(der, length);
            assertThrows(MalformedException.class, () -> CertificateFacts.read(cut));
        }
    }

    @Test
    void pemIsWrittenAsTheOriginalWritesIt() throws Exception {
        for (Path file : archived("cert")) {
            assertEquals(
                    Files.readString(file), Pem.first(Files.readAllBytes(file)).text());
        }
    }

    @Test
    void textThatIsNoPemIsMalformed() {
        for (String text : List.of("", "x", "-----BEGIN A-----\n", "-----BEGIN A-----\n!\n-----END A-----\n")) {
            assertThrows(MalformedException.class, () -> Pem.first(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private List<Path> archived(String kind) throws IOException {
        try (Stream<Path> files = Files.walk(tree.resolve("archive"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(kind))
                    .sorted()
                    .toList();
        }
    }

    private static List<Object> alternativeNames(X509Certificate certificate) throws Exception {
        var names = new ArrayList<Object>();
        for (List<?> name : Objects.requireNonNull(certificate.getSubjectAlternativeNames())) names.add(name.get(1));
        return names;
    }
}
