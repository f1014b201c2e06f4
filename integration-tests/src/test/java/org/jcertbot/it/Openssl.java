package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/** Looks at keys and certificates with eyes other than the program's own. */
final class Openssl {
    private Openssl() {}

    static List<X509Certificate> certificates(Path pem) {
        try (var in = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (CertificateException e) {
            throw new IllegalStateException(pem.toString(), e);
        }
    }

    /** The subject alternative names in the order of the certificate. */
    static List<String> names(Path pem) {
        try {
            return certificates(pem).get(0).getSubjectAlternativeNames().stream()
                    .map(entry -> (String) List.copyOf((Collection<?>) entry).get(1))
                    .toList();
        } catch (CertificateException e) {
            throw new IllegalStateException(pem.toString(), e);
        }
    }

    static LocalDate expiry(Path pem) {
        return LocalDate.ofInstant(certificates(pem).get(0).getNotAfter().toInstant(), ZoneOffset.UTC);
    }

    static String serial(Path pem) {
        return certificates(pem).get(0).getSerialNumber().toString(16);
    }

    /** What {@code openssl pkey -text} says first: kind and size. */
    static String keyKind(Path pem) {
        return Commands.output("openssl", "pkey", "-in", pem.toString(), "-noout", "-text");
    }

    static void assertMatches(Path certificate, Path key) {
        assertEquals(
                Commands.output("openssl", "x509", "-in", certificate.toString(), "-noout", "-pubkey"),
                Commands.output("openssl", "pkey", "-in", key.toString(), "-pubout"),
                "the key of " + certificate);
    }

    /** The first certificate of the chain has signed this one. */
    static void assertIssued(Path certificate, Path chain) {
        Commands.output(
                "openssl",
                "verify",
                "-partial_chain",
                "-no_check_time",
                "-trusted",
                chain.toString(),
                certificate.toString());
    }

    static String text(Path certificate) {
        return Commands.output("openssl", "x509", "-in", certificate.toString(), "-noout", "-text");
    }
}
