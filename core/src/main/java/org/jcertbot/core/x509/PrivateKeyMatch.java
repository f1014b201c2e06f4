package org.jcertbot.core.x509;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/**
 * Tells whether a private key belongs to a certificate. Private keys carry their public half; where one does not, it
 * has to sign something.
 */
public final class PrivateKeyMatch {
    private static final String PKCS1_LABEL = "RSA PRIVATE KEY";
    private static final String SEC1_LABEL = "EC PRIVATE KEY";

    /**
     * True when they belong together.
     *
     * @param privateKey PKCS #8, PKCS #1 or SEC 1 in PEM
     * @throws MalformedException when it is none of these
     */
    public static boolean matches(PublicKeyInfo publicKey, Pem privateKey) throws MalformedException {
        return switch (privateKey.label()) {
            case PKCS1_LABEL ->
                publicKey.algorithm().equals(PublicKeyInfo.RSA) && rsaMatches(publicKey, privateKey.der());
            case SEC1_LABEL -> publicKey.algorithm().equals(PublicKeyInfo.EC) && ecMatches(publicKey, privateKey.der());
            default -> pkcs8Matches(publicKey, privateKey.der());
        };
    }

    /** RFC 5208 section 5. */
    private static boolean pkcs8Matches(PublicKeyInfo publicKey, byte[] der) throws MalformedException {
        Der info = Der.of(der).enter(Der.SEQUENCE);
        info.skip(); // version
        String algorithm = info.enter(Der.SEQUENCE).objectIdentifier();
        if (!algorithm.equals(publicKey.algorithm())) return false;
        byte[] key = info.content(Der.OCTET_STRING);
        return switch (algorithm) {
            case PublicKeyInfo.RSA -> rsaMatches(publicKey, key);
            case PublicKeyInfo.EC -> carriesPublicHalf(key) ? ecMatches(publicKey, key) : signs(publicKey, der, "EC");
            default -> throw new MalformedException("a private key of an unknown kind");
        };
    }

    /** RFC 8017 appendix A.1: version, modulus, public exponent, and the private numbers. */
    private static boolean rsaMatches(PublicKeyInfo publicKey, byte[] privateKey) throws MalformedException {
        Der own = Der.of(privateKey).enter(Der.SEQUENCE);
        own.skip();
        Der wanted = Der.of(publicKey.key()).enter(Der.SEQUENCE);
        boolean sameModulus = own.integer().equals(wanted.integer());
        boolean sameExponent = own.integer().equals(wanted.integer());
        return sameModulus && sameExponent;
    }

    private static boolean ecMatches(PublicKeyInfo publicKey, byte[] privateKey) throws MalformedException {
        Der key = behindPrivateNumber(privateKey);
        if (!key.hasNext()) throw new MalformedException("an EC key without its public half");
        return publicKey.sameKey(key.enter(Der.CONTEXT_CONSTRUCTED | 1).bitString());
    }

    private static boolean carriesPublicHalf(byte[] privateKey) throws MalformedException {
        return behindPrivateNumber(privateKey).hasNext();
    }

    /** RFC 5915 section 3: version, private number, then the curve and the public point, both optional. */
    private static Der behindPrivateNumber(byte[] privateKey) throws MalformedException {
        Der key = Der.of(privateKey).enter(Der.SEQUENCE);
        key.skip();
        key.skip();
        if (key.nextIs(Der.CONTEXT_CONSTRUCTED)) key.skip();
        return key;
    }

    private static boolean signs(PublicKeyInfo publicKey, byte[] pkcs8, String algorithm) throws MalformedException {
        try {
            KeyFactory keys = KeyFactory.getInstance(algorithm);
            PrivateKey own = keys.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            byte[] probe = {1, 2, 3};
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(own);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(keys.generatePublic(new X509EncodedKeySpec(publicKey.der())));
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException notUsable) {
            throw new MalformedException("a private key that cannot be used", notUsable);
        }
    }

    private PrivateKeyMatch() {}
}
