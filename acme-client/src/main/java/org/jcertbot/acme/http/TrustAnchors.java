package org.jcertbot.acme.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jcertbot.core.file.DirectoryListing;

/**
 * The certificates of the authorities that we trust, still encoded.
 *
 * <p>A system has about 150 of them, and parsing them all takes the JDK a third of a second; a connection needs one. So
 * only those whose subject is an issuer in the server's chain are parsed.
 */
final class TrustAnchors {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    private final List<byte[]> encoded;

    private TrustAnchors(List<byte[]> encoded) {
        this.encoded = List.copyOf(encoded);
    }

    /** Reads a PEM file, or every file of a directory. */
    static TrustAnchors read(Path fileOrDirectory) throws IOException {
        var encoded = new ArrayList<byte[]>();
        for (Path file : files(fileOrDirectory)) {
            collect(Files.readString(file, StandardCharsets.ISO_8859_1), encoded);
        }
        if (encoded.isEmpty()) throw new IOException("there is no certificate in PEM form in it");
        return new TrustAnchors(encoded);
    }

    /** Those that can end a chain of the server's certificates. */
    Set<X509Certificate> matching(X509Certificate[] chain) throws CertificateException {
        var issuers = new HashSet<ByteBuffer>();
        for (X509Certificate certificate : chain) {
            issuers.add(ByteBuffer.wrap(certificate.getIssuerX500Principal().getEncoded()));
            issuers.add(ByteBuffer.wrap(certificate.getSubjectX500Principal().getEncoded())); // may be trusted itself
        }
        var factory = CertificateFactory.getInstance("X.509");
        var found = new HashSet<X509Certificate>();
        for (byte[] certificate : encoded) {
            if (!issuers.contains(DerCursor.subjectOf(certificate))) continue;
            found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate)));
        }
        return found;
    }

    private static List<Path> files(Path fileOrDirectory) throws IOException {
        if (!Files.isDirectory(fileOrDirectory)) return List.of(fileOrDirectory);
        return DirectoryListing.of(fileOrDirectory).stream()
                .filter(Files::isRegularFile)
                .toList();
    }

    private static void collect(String text, List<byte[]> encoded) throws IOException {
        int begin = text.indexOf(BEGIN);
        while (begin >= 0) {
            int end = text.indexOf(END, begin);
            if (end < 0) throw new IOException("a certificate in it is cut off");
            try {
                encoded.add(Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end)));
            } catch (IllegalArgumentException notBase64) {
                throw new IOException("a certificate in it is not valid base64", notBase64);
            }
            begin = text.indexOf(BEGIN, end);
        }
    }
}
