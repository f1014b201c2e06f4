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
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

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

    /** What renewal information knows a certificate by (RFC 9773 section 4.1). */
    static String renewalId(Path pem) {
        String issuer =
                Commands.output("openssl", "x509", "-in", pem.toString(), "-noout", "-ext", "authorityKeyIdentifier");
        var keyId = Pattern.compile("([0-9A-F]{2}:){19}[0-9A-F]{2}").matcher(issuer);
        if (!keyId.find()) throw new AssertionError("no key identifier of 20 bytes: " + issuer);
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(HexFormat.ofDelimiter(":").parseHex(keyId.group()))
                + "."
                + base64.encodeToString(
                        certificates(pem).get(0).getSerialNumber().toByteArray());
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
