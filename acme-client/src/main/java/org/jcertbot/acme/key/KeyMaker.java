package org.jcertbot.acme.key;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.key.KeySpec;
import org.jcertbot.core.key.PrivateKeyPem;
import org.jcertbot.core.x509.Pem;

/** Makes keys with the first security provider that can, and writes them as Certbot does. */
final class KeyMaker {
    private static final int SMALLEST_RSA = 2048;
    private static final int LARGEST_RSA = 16384;

    static PrivateKeyPem make(KeySpec spec) throws InvalidInputException {
        if (spec instanceof KeySpec.Rsa rsa) return rsa(rsa.bits());
        return ec(((KeySpec.Ecdsa) spec).curve());
    }

    private static PrivateKeyPem rsa(int bits) throws InvalidInputException {
        if (bits < SMALLEST_RSA || bits > LARGEST_RSA) {
            throw new InvalidInputException(
                    "An RSA key of " + bits + " bits cannot be used.",
                    "It must have " + SMALLEST_RSA + " to " + LARGEST_RSA + " bits.",
                    "Change --rsa-key-size.");
        }
        KeyPair pair = generate("RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
        return pem(pair.getPrivate().getEncoded());
    }

    /** Java keys leave out the public key, which OpenSSL and thus Certbot put beside the private one. */
    private static PrivateKeyPem ec(KeySpec.Curve curve) {
        KeyPair pair = generate("EC", new ECGenParameterSpec(curve.optionName()));
        BigInteger secret = ((ECPrivateKey) pair.getPrivate()).getS();
        var publicPoint =
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()).getPublicKeyData();
        try {
            return pem(new PrivateKeyInfo(
                            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, Curves.identifier(curve)),
                            new org.bouncycastle.asn1.sec.ECPrivateKey(Curves.bits(curve), secret, publicPoint, null))
                    .getEncoded());
        } catch (IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }

    private static KeyPair generate(String algorithm, AlgorithmParameterSpec parameters) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static PrivateKeyPem pem(byte[] pkcs8) {
        return new PrivateKeyPem(new Pem("PRIVATE KEY", pkcs8).text());
    }

    private KeyMaker() {}
}
