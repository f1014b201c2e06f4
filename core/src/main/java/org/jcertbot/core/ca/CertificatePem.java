package org.jcertbot.core.ca;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/** Certificates as text (RFC 7468 section 5): 64 columns, line feeds, one block after the other. */
public final class CertificatePem {
    private static final byte[] LINE_FEED = {'\n'};
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(64, LINE_FEED);

    private CertificatePem() {}

    /** The PEM blocks of the certificates, in their order. */
    public static byte[] of(List<X509Certificate> certificates) {
        var text = new ByteArrayOutputStream();
        for (X509Certificate certificate : certificates) {
            text.writeBytes(ascii("-----BEGIN CERTIFICATE-----\n"));
            text.writeBytes(BASE64.encode(der(certificate)));
            text.writeBytes(ascii("\n-----END CERTIFICATE-----\n"));
        }
        return text.toByteArray();
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException itWasDecodedFromIt) {
            throw new IllegalStateException(itWasDecodedFromIt);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
