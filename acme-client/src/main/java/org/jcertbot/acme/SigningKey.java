package org.jcertbot.acme;

import java.security.PrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jcertbot.core.key.KeySpec;

/** A certificate key, ready to sign a request for itself. */
record SigningKey(KeySpec spec, PrivateKey privateKey, SubjectPublicKeyInfo publicKey) {
    @Override
    public String toString() {
        return "SigningKey[" + spec + "]";
    }
}
