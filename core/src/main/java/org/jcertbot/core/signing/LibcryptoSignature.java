package org.jcertbot.core.signing;

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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A signature with SHA-256. It only signs: the provider offers it for private keys and nothing else. */
final class LibcryptoSignature extends SignatureSpi {
    private static final Logger LOG = LoggerFactory.getLogger(LibcryptoSignature.class);

    private final Libcrypto libcrypto;
    private final String algorithm;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private @Nullable PrivateKey key;

    LibcryptoSignature(Libcrypto libcrypto, String algorithm) {
        this.libcrypto = libcrypto;
        this.algorithm = algorithm;
    }

    @Override
    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
        this.key = key;
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
        } catch (SignatureException | LinkageError refused) { // a policy, an odd key, an old version
            LOG.debug("libcrypto does not sign: {}", refused.toString());
            return signWithJdk(signing, content);
        }
    }

    private byte[] signWithJdk(PrivateKey signing, byte[] content) throws SignatureException {
        for (Provider provider : Security.getProviders("Signature." + algorithm)) {
            if (provider instanceof FastSignatures) continue;
            try {
                var signature = Signature.getInstance(algorithm, provider);
                signature.initSign(signing);
                signature.update(content);
                return signature.sign();
            } catch (NoSuchAlgorithmException | InvalidKeyException unsuitable) {
                LOG.debug("{} does not sign: {}", provider.getName(), unsuitable.toString());
            }
        }
        throw new SignatureException("nobody can sign with this key");
    }

    private byte[] sign(PrivateKey signing, byte[] content) throws SignatureException {
        Pointer key = readKey(signing);
        Pointer context = libcrypto.EVP_MD_CTX_new();
        try {
            Pointer digest = libcrypto.EVP_get_digestbyname("SHA256");
            if (context == null || digest == null) throw new SignatureException("libcrypto does not know SHA-256");
            require(libcrypto.EVP_DigestSignInit(context, digest, key));
            var length = new LongByReference();
            require(libcrypto.EVP_DigestSign(context, null, length, content));
            byte[] signature = new byte[Math.toIntExact(length.getValue())];
            require(libcrypto.EVP_DigestSign(context, signature, length, content));
            return Arrays.copyOf(signature, Math.toIntExact(length.getValue())); // that of a curve can be shorter
        } finally {
            if (context != null) libcrypto.EVP_MD_CTX_free(context);
            libcrypto.EVP_PKEY_free(key);
        }
    }

    private Pointer readKey(PrivateKey signing) throws SignatureException {
        byte[] der = signing.getEncoded();
        if (der == null) throw new SignatureException("a key that does not show its bytes");
        try (var memory = new Memory(der.length)) {
            memory.write(0, der, 0, der.length);
            Pointer key = libcrypto.d2i_AutoPrivateKey(new PointerByReference(memory), der.length);
            memory.clear(); // the copy that is ours to wipe
            if (key == null) throw new SignatureException("libcrypto cannot read the key");
            return key;
        }
    }

    private static void require(int result) throws SignatureException {
        if (result != 1) throw new SignatureException("libcrypto could not sign");
    }

    @Override
    protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
        throw new InvalidKeyException("this one only signs");
    }

    @Override
    protected boolean engineVerify(byte[] signature) throws SignatureException {
        throw new SignatureException("this one only signs");
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
