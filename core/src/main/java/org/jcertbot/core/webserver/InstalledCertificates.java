package org.jcertbot.core.webserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jcertbot.core.x509.CertificateFacts;
import org.jcertbot.core.x509.MalformedException;
import org.jcertbot.core.x509.Pem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into the certificate files that servers use. */
public final class InstalledCertificates {
    private static final Logger LOG = LoggerFactory.getLogger(InstalledCertificates.class);

    private InstalledCertificates() {}

    /** The type of the key, such as {@code RSA}; empty for a file that does not begin with a certificate. */
    public static Optional<String> keyType(Path certificate) {
        return facts(certificate).map(facts -> facts.publicKey().typeName());
    }

    /** Whether the certificate says where its revocation can be asked for, without which there is nothing to staple. */
    public static boolean hasResponder(Path certificate) {
        return facts(certificate).flatMap(CertificateFacts::ocspResponder).isPresent();
    }

    private static Optional<CertificateFacts> facts(Path certificate) {
        try {
            byte[] file = Files.readAllBytes(certificate);
            return Optional.of(CertificateFacts.read(Pem.first(file).der()));
        } catch (IOException | MalformedException unreadable) {
            LOG.debug("{} cannot be read as a certificate: {}", certificate, unreadable.toString());
            return Optional.empty();
        }
    }
}
