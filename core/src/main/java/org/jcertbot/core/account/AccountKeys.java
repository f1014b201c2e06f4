package org.jcertbot.core.account;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jcertbot.core.x509.Pem;

/** What is computed from account keys: new ones, ids, thumbprints. */
public final class AccountKeys {
    /** A fresh RSA key with exponent 65537. */
    public static KeyPair generate(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException everyJavaHasRsa) {
            throw new IllegalStateException(everyJavaHasRsa);
        }
    }

    /** The account id: lower-case hexadecimal MD5 of the PEM form of the public key. */
    public static String id(PublicKey key) {
        return HexFormat.of().formatHex(digest("MD5", new Pem("PUBLIC KEY", key.getEncoded()).text()));
    }

    /** The JWK thumbprint with SHA-256 in base64url (RFC 7638): part of every key authorization. */
    public static String thumbprint(PublicKey key) {
        return base64Url(digest("SHA-256", canonicalJwk(key)));
    }

    /** The members that RFC 7638 section 3.2 requires, in its order and without blanks. */
    private static String canonicalJwk(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return "{\"e\":\"" + unsigned(rsa.getPublicExponent()) + "\",\"kty\":\"RSA\",\"n\":\""
                    + unsigned(rsa.getModulus()) + "\"}";
        }
        if (key instanceof ECPublicKey ec) {
            EllipticCurve curve = EllipticCurve.of(ec.getParams());
            return "{\"crv\":\"" + curve.jwkName() + "\",\"kty\":\"EC\",\"x\":\""
                    + curve.coordinate(ec.getW().getAffineX()) + "\",\"y\":\""
                    + curve.coordinate(ec.getW().getAffineY()) + "\"}";
        }
        throw new IllegalArgumentException("not an account key: " + key.getAlgorithm());
    }

    /** Base64urlUInt (RFC 7518 section 2): big-endian, no leading zero octets. */
    static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int start = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return base64Url(Arrays.copyOfRange(bytes, start, bytes.length));
    }

    static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] digest(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private AccountKeys() {}
}
