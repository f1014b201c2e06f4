package org.jcertbot.core.libcrypto;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A security provider that signs, verifies and makes keys with libcrypto where the machine has it. The JDK's own
 * arithmetic needs its optimizing compiler, which a run that lasts a second cannot wait for: without it one signature of
 * an account key takes 15 milliseconds, and every request to an authority is signed; the first use of a curve takes a
 * tenth of a second, and every TLS handshake makes a key on one and verifies a signature.
 */
public final class LibcryptoProvider extends Provider {
    private static final String NAME = "jcertbot-libcrypto";

    private final transient Supplier<Optional<Libcrypto>> libcrypto;

    LibcryptoProvider(Supplier<Optional<Libcrypto>> libcrypto) {
        super(NAME, "1", "Signatures and keys of OpenSSL's libcrypto");
        this.libcrypto = libcrypto;
        putService(new Signing("SHA256withRSA", "SHA256", RSAPrivateKey.class)); // the JDK verifies RSA in no time
        putService(new Signing("SHA256withECDSA", "SHA256", ECKey.class));
        putService(new Signing("SHA384withECDSA", "SHA384", ECKey.class));
        putService(new Signing("SHA512withECDSA", "SHA512", ECKey.class));
        putService(new KeyMaking("RSA", LibcryptoKeyPairGenerator.Rsa.class));
        putService(new KeyMaking("EC", LibcryptoKeyPairGenerator.Ec.class));
    }

    /** Makes this the first provider that the JDK asks. The library is loaded when it is first needed. */
    public static void install() {
        Security.insertProviderAt(new LibcryptoProvider(Libcrypto::load), 1);
    }

    private Libcrypto library() throws NoSuchAlgorithmException {
        return libcrypto.get().orElseThrow(() -> new NoSuchAlgorithmException("there is no libcrypto here"));
    }

    private final class Signing extends Service {
        private final String digest;
        private final Class<?> keys;

        Signing(String algorithm, String digest, Class<?> keys) {
            super(
                    LibcryptoProvider.this,
                    "Signature",
                    algorithm,
                    LibcryptoSignature.class.getName(),
                    List.of(),
                    Map.of("SupportedKeyClasses", keys.getName()));
            this.digest = digest;
            this.keys = keys;
        }

        @Override
        public boolean supportsParameter(@Nullable Object key) {
            return keys.isInstance(key) && libcrypto.get().isPresent();
        }

        @Override
        public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
            return new LibcryptoSignature(library(), getAlgorithm(), digest);
        }
    }

    private final class KeyMaking extends Service {
        KeyMaking(String algorithm, Class<? extends LibcryptoKeyPairGenerator> generator) {
            super(LibcryptoProvider.this, "KeyPairGenerator", algorithm, generator.getName(), List.of(), Map.of());
        }

        @Override
        public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
            return getAlgorithm().equals("EC")
                    ? new LibcryptoKeyPairGenerator.Ec(library())
                    : new LibcryptoKeyPairGenerator.Rsa(library());
        }
    }
}
