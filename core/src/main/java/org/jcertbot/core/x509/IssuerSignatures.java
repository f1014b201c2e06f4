package org.jcertbot.core.x509;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HashMap;
import java.util.Map;

/**
 * Checks who signed certificates. Keeps what it made for each issuer, since one issuer has usually signed them all; for
 * one thread.
 */
public final class IssuerSignatures {
    /** Compares the issuer's key by its octets. */
    private record Check(String algorithm, ByteBuffer issuerKey) {}

    private final Map<Check, Signature> checks = new HashMap<>();

    /**
     * True when the issuer's key made the certificate's signature.
     *
     * @throws MalformedException when the key or the algorithm cannot be used
     */
    public boolean isSignedBy(CertificateFacts certificate, PublicKeyInfo issuer) throws MalformedException {
        try {
            Signature check = checkFor(certificate.signatureAlgorithm(), issuer);
            check.update(certificate.signed());
            return check.verify(certificate.signature());
        } catch (SignatureException notASignatureOfThisKey) {
            checks.clear(); // a failed check may leave the object in the middle of something
            return false;
        } catch (GeneralSecurityException unusable) {
            throw new MalformedException("a signature of an unknown kind", unusable);
        }
    }

    /** Signature algorithms are asked for by object identifier, which the JDK's providers know as an alias. */
    private Signature checkFor(String algorithm, PublicKeyInfo issuer) throws GeneralSecurityException {
        var key = new Check(algorithm, ByteBuffer.wrap(issuer.der()));
        Signature known = checks.get(key);
        if (known != null) return known;
        KeyFactory keys = KeyFactory.getInstance(issuer.algorithm().equals(PublicKeyInfo.RSA) ? "RSA" : "EC");
        PublicKey publicKey = keys.generatePublic(new X509EncodedKeySpec(issuer.der()));
        Signature made = Signature.getInstance(algorithm);
        made.initVerify(publicKey);
        checks.put(key, made);
        return made;
    }
}
