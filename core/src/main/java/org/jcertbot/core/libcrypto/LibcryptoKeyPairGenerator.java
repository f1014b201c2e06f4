package org.jcertbot.core.libcrypto;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGeneratorSpi;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.InvalidParameterSpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes keys from libcrypto's own random numbers. What it cannot make it refuses, and the JDK asks the next provider.
 * The keys are those of the JDK.
 */
abstract class LibcryptoKeyPairGenerator extends KeyPairGeneratorSpi {
    private final Libcrypto libcrypto;
    private final String algorithm;
    private final int type;

    /** @param type how libcrypto calls the algorithm (EVP_PKEY_CTX_new_id(3)) */
    private LibcryptoKeyPairGenerator(Libcrypto libcrypto, String algorithm, int type) {
        this.libcrypto = libcrypto;
        this.algorithm = algorithm;
        this.type = type;
    }

    /** RSA keys with the usual public exponent. */
    static final class Rsa extends LibcryptoKeyPairGenerator {
        private static final int EVP_PKEY_RSA = 6;
        private static final int USUAL_BITS = 2048;

        private int bits = USUAL_BITS;

        Rsa(Libcrypto libcrypto) {
            super(libcrypto, "RSA", EVP_PKEY_RSA);
        }

        @Override
        public void initialize(int keySize, @Nullable SecureRandom random) {
            if (keySize < USUAL_BITS) throw new InvalidParameterException("nothing for a certificate");
            bits = keySize;
        }

        @Override
        public void initialize(AlgorithmParameterSpec wanted, @Nullable SecureRandom random)
                throws InvalidAlgorithmParameterException {
            if (!(wanted instanceof RSAKeyGenParameterSpec rsa)
                    || !rsa.getPublicExponent().equals(RSAKeyGenParameterSpec.F4)) {
                throw new InvalidAlgorithmParameterException("not a usual RSA key");
            }
            bits = rsa.getKeysize();
        }

        @Override
        public KeyPair generateKeyPair() {
            return generate("rsa_keygen_bits", Integer.toString(bits));
        }
    }

    /** Keys on the three curves of NIST that certificates are made for. */
    static final class Ec extends LibcryptoKeyPairGenerator {
        private static final int EVP_PKEY_EC = 408;

        /** The names and object identifiers of SEC 2, and the names of FIPS 186-4. */
        private static final Map<String, String> CURVES = Map.of(
                "secp256r1",
                "P-256",
                "1.2.840.10045.3.1.7",
                "P-256",
                "secp384r1",
                "P-384",
                "1.3.132.0.34",
                "P-384",
                "secp521r1",
                "P-521",
                "1.3.132.0.35",
                "P-521");

        private String curve = "P-256";

        Ec(Libcrypto libcrypto) {
            super(libcrypto, "EC", EVP_PKEY_EC);
        }

        @Override
        public void initialize(int keySize, @Nullable SecureRandom random) {
            curve = "P-" + keySize;
            if (!CURVES.containsValue(curve)) throw new InvalidParameterException("no curve of that size");
        }

        @Override
        public void initialize(AlgorithmParameterSpec wanted, @Nullable SecureRandom random)
                throws InvalidAlgorithmParameterException {
            String known = CURVES.get(name(wanted));
            if (known == null) throw new InvalidAlgorithmParameterException("not a curve of these");
            curve = known;
        }

        /** TLS names a curve by its numbers; the JDK knows what that one is called. */
        private static String name(AlgorithmParameterSpec wanted) throws InvalidAlgorithmParameterException {
            if (wanted instanceof ECGenParameterSpec named) return named.getName();
            try {
                var parameters = AlgorithmParameters.getInstance("EC");
                parameters.init(wanted);
                return parameters.getParameterSpec(ECGenParameterSpec.class).getName();
            } catch (NoSuchAlgorithmException | InvalidParameterSpecException unnamed) {
                throw new InvalidAlgorithmParameterException(unnamed);
            }
        }

        @Override
        public KeyPair generateKeyPair() {
            return generate("ec_paramgen_curve", curve);
        }
    }

    /** A setting of the algorithm as EVP_PKEY_CTX_ctrl_str(3) takes it. */
    final KeyPair generate(String setting, String value) {
        Pointer context = libcrypto.EVP_PKEY_CTX_new_id(type);
        if (context == null) throw new ProviderException("libcrypto makes no keys for " + algorithm);
        try {
            var made = new PointerByReference();
            require(libcrypto.EVP_PKEY_keygen_init(context));
            require(libcrypto.EVP_PKEY_CTX_ctrl_str(context, setting, value));
            require(libcrypto.EVP_PKEY_keygen(context, made));
            try {
                return toJdk(made.getValue());
            } finally {
                libcrypto.EVP_PKEY_free(made.getValue());
            }
        } finally {
            libcrypto.EVP_PKEY_CTX_free(context);
        }
    }

    private KeyPair toJdk(Pointer key) {
        byte[] publicKey = encoded(libcrypto::i2d_PUBKEY, key);
        Pointer pkcs8 = libcrypto.EVP_PKEY2PKCS8(key);
        if (pkcs8 == null) throw new ProviderException("libcrypto does not give its key away");
        try {
            byte[] privateKey = encoded(libcrypto::i2d_PKCS8_PRIV_KEY_INFO, pkcs8);
            KeyFactory keys = KeyFactory.getInstance(algorithm);
            return new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(publicKey)),
                    keys.generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
        } catch (GeneralSecurityException unknownToJdk) {
            throw new ProviderException("the JDK does not understand the key", unknownToJdk);
        } finally {
            libcrypto.PKCS8_PRIV_KEY_INFO_free(pkcs8);
        }
    }

    /** Such functions tell the length when there is nowhere to write to (i2d_TYPE(3)). */
    private static byte[] encoded(BiFunction<Pointer, @Nullable PointerByReference, Integer> write, Pointer thing) {
        int length = write.apply(thing, null);
        require(length > 0 ? 1 : 0);
        try (var memory = new Memory(length)) {
            int written = write.apply(thing, new PointerByReference(memory));
            byte[] der = memory.getByteArray(0, length);
            memory.clear(); // it may be a secret
            require(written == length ? 1 : 0);
            return der;
        }
    }

    private static void require(int result) {
        if (result != 1) throw new ProviderException("libcrypto could not make the key");
    }
}
