package org.jcertbot.acme.key;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.key.KeySpec;
import org.jcertbot.core.key.PrivateKeyPem;
import org.jcertbot.core.x509.MalformedException;
import org.jcertbot.core.x509.Pem;

/** Reads RSA and EC keys in PKCS #8 and in the traditional forms (PKCS #1, SEC 1). */
final class KeyReader {
    static SigningKey read(PrivateKeyPem pem) throws InvalidInputException {
        try {
            Pem block = Pem.all(pem.bytes(), "PRIVATE KEY").stream()
                    .findFirst()
                    .orElseThrow(() -> unusable("There is no key in it."));
            if (block.label().startsWith("ENCRYPTED")) throw unusable("It is encrypted.");
            PrivateKeyInfo key = pkcs8(block);
            ASN1ObjectIdentifier algorithm = key.getPrivateKeyAlgorithm().getAlgorithm();
            if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) return rsa(key);
            if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) return ec(key);
            throw unusable("It is neither an RSA nor an EC key.");
        } catch (IOException
                | MalformedException
                | GeneralSecurityException
                | IllegalArgumentException
                | IllegalStateException invalid) {
            throw unusable("It is damaged or encrypted."); // the cause may quote a secret
        }
    }

    private static PrivateKeyInfo pkcs8(Pem block) throws IOException {
        return switch (block.label()) {
            case "RSA PRIVATE KEY" ->
                new PrivateKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        RSAPrivateKey.getInstance(block.der()));
            case "EC PRIVATE KEY" -> {
                ECPrivateKey key = ECPrivateKey.getInstance(block.der());
                ASN1Encodable curve = key.getParametersObject();
                yield new PrivateKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), key);
            }
            default -> PrivateKeyInfo.getInstance(block.der());
        };
    }

    private static SigningKey rsa(PrivateKeyInfo key) throws IOException, GeneralSecurityException {
        RSAPrivateKey numbers = RSAPrivateKey.getInstance(key.parsePrivateKey());
        BigInteger modulus = numbers.getModulus();
        return new SigningKey(
                new KeySpec.Rsa(modulus.bitLength()),
                privateKey("RSA", key),
                new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        new RSAPublicKey(modulus, numbers.getPublicExponent())));
    }

    private static SigningKey ec(PrivateKeyInfo key)
            throws IOException, GeneralSecurityException, InvalidInputException {
        ASN1Encodable parameters = key.getPrivateKeyAlgorithm().getParameters();
        if (!(parameters instanceof ASN1ObjectIdentifier name)) throw unusable("Its curve is not named.");
        KeySpec.Curve curve = Curves.of(name).orElseThrow(() -> unusable("Its curve is not supported."));
        ECPrivateKey numbers = ECPrivateKey.getInstance(key.parsePrivateKey());
        ASN1BitString stored = numbers.getPublicKey();
        return new SigningKey(
                new KeySpec.Ecdsa(curve),
                privateKey("EC", key),
                new SubjectPublicKeyInfo(
                        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, name),
                        stored != null ? stored.getBytes() : point(name, numbers.getKey())));
    }

    /** The public point of a key that was stored without it. */
    private static byte[] point(ASN1ObjectIdentifier curve, BigInteger secret) {
        return ECNamedCurveTable.getByOID(curve).getG().multiply(secret).getEncoded(false);
    }

    private static PrivateKey privateKey(String algorithm, PrivateKeyInfo key)
            throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
    }

    private static InvalidInputException unusable(String why) {
        return new InvalidInputException(
                "The private key cannot be used.",
                why,
                "An unencrypted RSA or EC key (secp256r1, secp384r1, secp521r1) in PEM form is needed.");
    }

    private KeyReader() {}
}
