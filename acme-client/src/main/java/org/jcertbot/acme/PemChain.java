package org.jcertbot.acme;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.x509.MalformedException;
import org.jcertbot.core.x509.Pem;
import org.shredzone.acme4j.exception.AcmeProtocolException;

/** Certificates in PEM (RFC 8555 section 9.1); text between the blocks is passed over. */
final class PemChain {
    /** @throws AcmeProtocolException when the text is not a certificate and at least one issuer */
    static IssuedChain parse(String text) {
        List<X509Certificate> certificates;
        try {
            certificates = certificates(text);
        } catch (CertificateException | MalformedException unreadable) {
            throw new AcmeProtocolException("the certificate that it sent cannot be read", unreadable);
        }
        if (certificates.size() < 2) {
            throw new AcmeProtocolException("the chain that it sent has " + certificates.size()
                    + " certificate(s), but a certificate and its issuer are needed");
        }
        return new IssuedChain(certificates);
    }

    /** Every certificate in the text, in its order. */
    static List<X509Certificate> certificates(String text) throws CertificateException, MalformedException {
        var factory = CertificateFactory.getInstance("X.509");
        var certificates = new ArrayList<X509Certificate>();
        for (Pem block : Pem.all(text.getBytes(StandardCharsets.ISO_8859_1), Pem.CERTIFICATE)) {
            certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der())));
        }
        return certificates;
    }

    private PemChain() {}
}
