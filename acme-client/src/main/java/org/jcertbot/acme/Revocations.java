package org.jcertbot.acme;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.jcertbot.core.ca.RevocationReason;
import org.shredzone.acme4j.toolbox.JSONBuilder;

/** What a request for revocation says (RFC 8555 section 7.6), whoever signs it. */
final class Revocations {
    static JSONBuilder claims(X509Certificate certificate, RevocationReason reason) {
        try {
            return new JSONBuilder()
                    .putBase64("certificate", certificate.getEncoded())
                    .put("reason", reason.code());
        } catch (CertificateEncodingException itWasDecodedFromIt) {
            throw new IllegalStateException(itWasDecodedFromIt);
        }
    }

    private Revocations() {}
}
