package org.jcertbot.core.x509;

import java.util.Arrays;

/**
 * A public key as it stands in a certificate (RFC 5280 section 4.1.2.7).
 *
 * @param algorithm object identifier of its kind
 * @param der the whole structure, as the JDK's key factories take it
 * @param key the key itself: modulus and exponent, or a point
 */
@SuppressWarnings("ArrayRecordComponent") // compared through its methods only
public record PublicKeyInfo(String algorithm, byte[] der, byte[] key) {
    static final String RSA = "1.2.840.113549.1.1.1";
    static final String EC = "1.2.840.10045.2.1";

    static PublicKeyInfo read(byte[] der) throws MalformedException {
        Der info = Der.of(der).enter(Der.SEQUENCE);
        String algorithm = info.enter(Der.SEQUENCE).objectIdentifier();
        return new PublicKeyInfo(algorithm, der, info.bitString());
    }

    /** {@code RSA}, {@code ECDSA}, or the object identifier of something else. */
    public String typeName() {
        return switch (algorithm) {
            case RSA -> "RSA";
            case EC -> "ECDSA";
            default -> algorithm;
        };
    }

    boolean sameKey(byte[] otherKey) {
        return Arrays.equals(key, otherKey);
    }

    @Override
    public String toString() {
        return "PublicKeyInfo[" + typeName() + "]";
    }
}
