package org.jcertbot.acme.key;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jcertbot.core.key.KeySpec;

/** A certificate key, ready to sign a request for itself. */
record SigningKey(KeySpec spec, PrivateKey privateKey, SubjectPublicKeyInfo publicKey) {
    /** Both halves as the JDK has them. */
    KeyPair pair() {
        try {
            var encoded = new X509EncodedKeySpec(publicKey.getEncoded());
            return new KeyPair(KeyFactory.getInstance(privateKey.getAlgorithm()).generatePublic(encoded), privateKey);
        } catch (IOException | GeneralSecurityException itsOtherHalfWasRead) {
            throw new IllegalStateException(itsOtherHalfWasRead);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + spec + "]";
    }
}
