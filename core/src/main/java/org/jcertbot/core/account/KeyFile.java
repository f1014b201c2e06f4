package org.jcertbot.core.account;

import static org.jcertbot.core.account.AccountKeys.unsigned;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code private_key.json}: the account key as a JWK (RFC 7517), members in the order in which Certbot writes them. */
final class KeyFile {
    static byte[] write(KeyPair key) {
        var members = new LinkedHashMap<String, String>();
        if (key.getPrivate() instanceof RSAPrivateCrtKey rsa) putRsa(members, rsa);
        else if (key.getPublic() instanceof ECPublicKey ec) putEc(members, ec, (ECPrivateKey) key.getPrivate());
        else
            throw new IllegalArgumentException(
                    "not an account key: " + key.getPublic().getAlgorithm());
        members.replaceAll((name, value) -> FlatJson.text(value));
        return FlatJson.write(members);
    }

    /** @throws IOException that never quotes the file: it is a secret */
    static KeyPair read(byte[] file) throws IOException {
        Map<String, String> members;
        try {
            members = FlatJson.read(file);
        } catch (IOException withAnExcerpt) {
            throw new IOException("it is not valid JSON");
        }
        try {
            String type = member(members, "kty");
            if (type.equals("RSA")) return readRsa(members);
            if (type.equals("EC")) return readEc(members);
            throw new IOException("keys of the type \"" + type + "\" are not supported");
        } catch (GeneralSecurityException invalid) {
            throw new IOException("it is not a valid key");
        }
    }

    private static void putRsa(Map<String, String> members, RSAPrivateCrtKey key) {
        members.put("n", unsigned(key.getModulus()));
        members.put("e", unsigned(key.getPublicExponent()));
        members.put("d", unsigned(key.getPrivateExponent()));
        members.put("p", unsigned(key.getPrimeP()));
        members.put("q", unsigned(key.getPrimeQ()));
        members.put("dp", unsigned(key.getPrimeExponentP()));
        members.put("dq", unsigned(key.getPrimeExponentQ()));
        members.put("qi", unsigned(key.getCrtCoefficient()));
        members.put("kty", "RSA");
    }

    private static void putEc(Map<String, String> members, ECPublicKey publicKey, ECPrivateKey privateKey) {
        EllipticCurve curve = EllipticCurve.of(publicKey.getParams());
        members.put("crv", curve.jwkName());
        members.put("x", curve.coordinate(publicKey.getW().getAffineX()));
        members.put("y", curve.coordinate(publicKey.getW().getAffineY()));
        members.put("d", curve.coordinate(privateKey.getS()));
        members.put("kty", "EC");
    }

    private static KeyPair readRsa(Map<String, String> members) throws IOException, GeneralSecurityException {
        BigInteger modulus = number(members, "n");
        BigInteger exponent = number(members, "e");
        var factory = KeyFactory.getInstance("RSA");
        return new KeyPair(
                factory.generatePublic(new RSAPublicKeySpec(modulus, exponent)),
                factory.generatePrivate(new RSAPrivateCrtKeySpec(
                        modulus,
                        exponent,
                        number(members, "d"),
                        number(members, "p"),
                        number(members, "q"),
                        number(members, "dp"),
                        number(members, "dq"),
                        number(members, "qi"))));
    }

    private static KeyPair readEc(Map<String, String> members) throws IOException, GeneralSecurityException {
        String name = member(members, "crv");
        ECParameterSpec curve = EllipticCurve.ofJwkName(name)
                .orElseThrow(() -> new IOException("the curve \"" + name + "\" is not supported"))
                .parameters();
        var point = new ECPoint(number(members, "x"), number(members, "y"));
        var factory = KeyFactory.getInstance("EC");
        return new KeyPair(
                factory.generatePublic(new ECPublicKeySpec(point, curve)),
                factory.generatePrivate(new ECPrivateKeySpec(number(members, "d"), curve)));
    }

    private static BigInteger number(Map<String, String> members, String name) throws IOException {
        try {
            return new BigInteger(1, Base64.getUrlDecoder().decode(member(members, name)));
        } catch (IllegalArgumentException notBase64) {
            throw new IOException("the member \"" + name + "\" is not base64url");
        }
    }

    private static String member(Map<String, String> members, String name) throws IOException {
        String value = members.get(name);
        if (value == null) throw new IOException("the member \"" + name + "\" is missing");
        return value;
    }

    private KeyFile() {}
}
