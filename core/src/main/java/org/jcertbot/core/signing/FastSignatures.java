package org.jcertbot.core.signing;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A security provider that signs with libcrypto where the machine has it. The JDK's own arithmetic needs its optimizing
 * compiler, which a run that lasts a second cannot wait for: without it one signature of an account key takes 15
 * milliseconds, and every request to an authority is signed.
 *
 * <p>Everything else, verification above all, stays with the JDK.
 */
public final class FastSignatures extends Provider {
    private static final String NAME = "jcertbot-libcrypto";

    private FastSignatures() {
        super(NAME, "1", "Signs with OpenSSL's libcrypto");
        putService(new Signing("SHA256withRSA", RSAPrivateKey.class));
        putService(new Signing("SHA256withECDSA", ECPrivateKey.class));
    }

    /** Makes this the first provider that the JDK asks. The library is loaded with the first signature. */
    public static void install() {
        Security.insertProviderAt(new FastSignatures(), 1);
    }

    private final class Signing extends Service {
        private final Class<?> keys;

        Signing(String algorithm, Class<?> keys) {
            super(
                    FastSignatures.this,
                    "Signature",
                    algorithm,
                    LibcryptoSignature.class.getName(),
                    List.of(),
                    Map.of("SupportedKeyClasses", keys.getName()));
            this.keys = keys;
        }

        @Override
        public boolean supportsParameter(@Nullable Object key) {
            return keys.isInstance(key) && Libcrypto.load().isPresent();
        }

        @Override
        public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
            return new LibcryptoSignature(
                    Libcrypto.load().orElseThrow(() -> new NoSuchAlgorithmException("there is no libcrypto here")),
                    getAlgorithm());
        }
    }
}
