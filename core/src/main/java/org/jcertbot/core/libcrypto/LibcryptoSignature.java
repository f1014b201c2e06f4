package org.jcertbot.core.libcrypto;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signatures of one algorithm with libcrypto. It never has the last word against a signature: what it does not sign or
 * verify, for a policy or an odd key, the JDK is asked to.
 */
final class LibcryptoSignature extends SignatureSpi {
    private static final Logger LOG = LoggerFactory.getLogger(LibcryptoSignature.class);

    /** In bytes: that of the largest RSA key which libcrypto takes. */
    private static final int LONGEST_SIGNATURE = 2048;

    private final Libcrypto libcrypto;
    private final String algorithm;
    private final String digestName;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private @Nullable PrivateKey key;
    private @Nullable PublicKey publicKey;

    /**
     * @param algorithm as the JDK calls it
     * @param digestName as libcrypto calls the digest of it
     */
    LibcryptoSignature(Libcrypto libcrypto, String algorithm, String digestName) {
        this.libcrypto = libcrypto;
        this.algorithm = algorithm;
        this.digestName = digestName;
    }

    @Override
    protected void engineInitSign(PrivateKey key) {
        this.key = key;
        data.reset();
    }

    @Override
    protected void engineInitVerify(PublicKey key) {
        this.publicKey = key;
        data.reset();
    }

    @Override
    protected void engineUpdate(byte b) {
        data.write(b);
    }

    @Override
    protected void engineUpdate(byte[] bytes, int from, int length) {
        data.write(bytes, from, length);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
        byte[] content = data.toByteArray();
        data.reset();
        PrivateKey signing = key;
        if (signing == null) throw new SignatureException("there is no key to sign with");
        try {
            return sign(signing, content);
        } catch (SignatureException refused) {
            LOG.debug("libcrypto does not sign: {}", refused.toString());
            return withJdk(signature -> {
                signature.initSign(signing);
                signature.update(content);
                return signature.sign();
            });
        }
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
        byte[] content = data.toByteArray();
        data.reset();
        PublicKey signer = publicKey;
        if (signer == null) throw new SignatureException("there is no key to verify with");
        return verifies(signer, content, signature)
                || withJdk(verifying -> {
                    verifying.initVerify(signer);
                    verifying.update(content);
                    return verifying.verify(signature);
                });
    }

    @FunctionalInterface
    private interface Step<T> {
        T run(Signature signature) throws InvalidKeyException, SignatureException;
    }

    private <T> T withJdk(Step<T> step) throws SignatureException {
        for (Provider provider : Security.getProviders("Signature." + algorithm)) {
            if (provider instanceof LibcryptoProvider) continue;
            try {
                return step.run(Signature.getInstance(algorithm, provider));
            } catch (NoSuchAlgorithmException | InvalidKeyException unsuitable) {
                LOG.debug("{} does not take the key: {}", provider.getName(), unsuitable.toString());
            }
        }
        throw new SignatureException("nobody can use this key");
    }

    private boolean verifies(PublicKey signer, byte[] content, byte[] signature) {
        byte[] der = signer.getEncoded();
        Optional<LibcryptoPublicKey> read = der == null ? Optional.empty() : libcrypto.publicKey(der);
        if (read.isEmpty()) return false;
        try (LibcryptoPublicKey key = read.get()) {
            return key.verifies(digestName, signature, content);
        }
    }

    private byte[] sign(PrivateKey signing, byte[] content) throws SignatureException {
        Pointer key = readKey(signing);
        Pointer context = libcrypto.EVP_MD_CTX_new();
        try {
            Pointer digest = libcrypto.EVP_get_digestbyname(digestName);
            if (context == null || digest == null) throw new SignatureException("libcrypto does not know the digest");
            require(libcrypto.EVP_DigestSignInit(context, digest, key));
            byte[] signature = new byte[LONGEST_SIGNATURE];
            var length = new LongByReference(signature.length);
            require(libcrypto.EVP_DigestSign(context, signature, length, content));
            return Arrays.copyOf(signature, Math.toIntExact(length.getValue()));
        } finally {
            if (context != null) libcrypto.EVP_MD_CTX_free(context);
            libcrypto.EVP_PKEY_free(key);
        }
    }

    private Pointer readKey(PrivateKey signing) throws SignatureException {
        byte[] der = signing.getEncoded(); // a copy, to be wiped as the next one is
        if (der == null) throw new SignatureException("a key that does not show its bytes");
        try (var memory = new Memory(der.length)) {
            memory.write(0, der, 0, der.length);
            Pointer key = libcrypto.d2i_AutoPrivateKey(new PointerByReference(memory), der.length);
            memory.clear();
            if (key == null) throw new SignatureException("libcrypto cannot read the key");
            return key;
        } finally {
            Arrays.fill(der, (byte) 0);
        }
    }

    private static void require(int result) throws SignatureException {
        if (result != 1) throw new SignatureException("libcrypto could not sign");
    }

    @Override
    @SuppressWarnings("deprecation") // has to be there
    protected void engineSetParameter(String name, Object value) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    @SuppressWarnings("deprecation") // has to be there
    protected Object engineGetParameter(String name) {
        throw new UnsupportedOperationException(name);
    }
}
