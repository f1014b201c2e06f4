package org.jcertbot.core.issuance;

import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.key.CertificateKeys;
import org.jcertbot.core.key.CertificateRequest;
import org.jcertbot.core.key.PrivateKeyPem;

/** A key and the request that asks to certify it; without the key when only the user has it. */
record SigningRequest(Optional<PrivateKeyPem> key, CertificateRequest request) {
    /** Makes what is needed: a key, when a fresh one is wanted, and the signing request for it. */
    static SigningRequest of(CertificateContent wanted, CertificateKeys keys) throws CertbotException {
        if (wanted.keySource() instanceof KeySource.External external) {
            return new SigningRequest(Optional.empty(), external.request());
        }
        PrivateKeyPem key = wanted.keySource() instanceof KeySource.Reused reused
                ? reused.key()
                : keys.generate(((KeySource.Fresh) wanted.keySource()).spec());
        return new SigningRequest(Optional.of(key), keys.request(key, wanted.identifiers(), wanted.mustStaple()));
    }
}
