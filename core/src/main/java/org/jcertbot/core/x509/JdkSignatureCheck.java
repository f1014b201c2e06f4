package org.jcertbot.core.x509;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** On the JDK's own providers. */
final class JdkSignatureCheck implements SignatureCheck {
    private @Nullable Signature last;
    private String lastAlgorithm = "";
    private byte[] lastIssuer = {};

    @Override
    public boolean isSignedBy(CertificateFacts certificate, PublicKeyInfo issuer) throws MalformedException {
        try {
            Signature check = checkFor(certificate.signatureAlgorithm(), issuer);
            check.update(certificate.signed());
            return check.verify(certificate.signature());
        } catch (InvalidKeyException | SignatureException notOfThisKey) {
            last = null; // it may be in the middle of something
            return false;
        } catch (GeneralSecurityException unusable) {
            throw new MalformedException("a signature of an unknown kind", unusable);
        }
    }

    @Override
    public void close() {
        last = null;
    }

    /** Signature algorithms are asked for by object identifier, which the JDK's providers know as an alias. */
    private Signature checkFor(String algorithm, PublicKeyInfo issuer) throws GeneralSecurityException {
        Signature known = last;
        if (known != null && lastAlgorithm.equals(algorithm) && Arrays.equals(lastIssuer, issuer.der())) return known;
        KeyFactory keys = KeyFactory.getInstance(issuer.algorithm().equals(PublicKeyInfo.RSA) ? "RSA" : "EC");
        PublicKey publicKey = keys.generatePublic(new X509EncodedKeySpec(issuer.der()));
        Signature made = Signature.getInstance(algorithm);
        made.initVerify(publicKey);
        last = made;
        lastAlgorithm = algorithm;
        lastIssuer = issuer.der();
        return made;
    }
}
