package org.jcertbot.acme;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.RevocationReason;
import org.shredzone.acme4j.toolbox.JSONBuilder;

/** Requests for revocation (RFC 8555 section 7.6), whoever signs them. */
final class RevocationRequests {
    static JSONBuilder claims(X509Certificate certificate, RevocationReason reason) {
        try {
            return new JSONBuilder()
                    .putBase64("certificate", certificate.getEncoded())
                    .put("reason", reason.code());
        } catch (CertificateEncodingException itWasDecodedFromIt) {
            throw new IllegalStateException(itWasDecodedFromIt);
        }
    }

    /** One way to send it. */
    @FunctionalInterface
    interface Request {
        void send() throws CaException, InterruptedException;
    }

    /** Sends it. The answer to the first request may get lost, and the second is refused for what the first has done. */
    static void send(Request request) throws CaException, InterruptedException {
        try {
            request.send();
        } catch (RepetitionRefusedException second) {
            if (!second.is("alreadyRevoked")) throw second;
        }
    }

    private RevocationRequests() {}
}
