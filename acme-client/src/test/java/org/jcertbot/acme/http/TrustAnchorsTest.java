package org.jcertbot.acme.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustAnchorsTest {
    private static final List<X509Certificate> CHAIN = chain();

    private static List<X509Certificate> chain() {
        try {
            var text = new ByteArrayInputStream(pem().getBytes(StandardCharsets.US_ASCII));
            return CertificateFactory.getInstance("X.509").generateCertificates(text).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException | CertificateException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String pem() throws IOException {
        try (var file = TrustAnchorsTest.class.getResourceAsStream("../fullchain.pem")) {
            if (file == null) throw new IOException("fullchain.pem is missing");
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void theSubjectIsFoundWithoutParsing() throws Exception {
        for (X509Certificate certificate : CHAIN) {
            assertEquals(
                    ByteBuffer.wrap(certificate.getSubjectX500Principal().getEncoded()),
                    DerCursor.subjectOf(certificate.getEncoded()));
        }
    }

    @Test
    void whatIsNoCertificateHasNoSubject() {
        for (byte[] bytes : List.of(new byte[0], new byte[] {0x30}, new byte[] {0x30, 0x7f, 1}, new byte[40])) {
            assertEquals(0, DerCursor.subjectOf(bytes).remaining());
        }
    }

    @Test
    void onlyIssuersOfTheChainAreParsed(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("a.pem"), "some text\n" + pem());
        Files.writeString(directory.resolve("README"), "no certificate");
        var anchors = TrustAnchors.read(directory);
        X509Certificate leaf = CHAIN.get(0);
        assertEquals(Set.of(CHAIN.get(1), leaf), anchors.matching(new X509Certificate[] {leaf}));
    }

    @Test
    void aBundleWithoutCertificatesIsRefused(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("a.pem"), "nothing here");
        assertThrows(IOException.class, () -> TrustAnchors.read(file));
    }
}
