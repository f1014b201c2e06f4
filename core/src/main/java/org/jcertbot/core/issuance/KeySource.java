package org.jcertbot.core.issuance;

import org.jcertbot.core.key.CertificateRequest;
import org.jcertbot.core.key.KeySpec;
import org.jcertbot.core.key.PrivateKeyPem;

/** Where the key of a certificate comes from. */
sealed interface KeySource {
    /** A new key. */
    record Fresh(KeySpec spec) implements KeySource {}

    /** The key of the certificate that is replaced. */
    record Reused(PrivateKeyPem key) implements KeySource {}

    /** The user's own key, which we never see: {@code --csr}. */
    record External(CertificateRequest request) implements KeySource {}
}
