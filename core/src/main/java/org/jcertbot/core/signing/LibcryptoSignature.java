package org.jcertbot.core.signing;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A signature with SHA-256. It only signs: the provider offers it for private keys and nothing else. */
final class LibcryptoSignature extends SignatureSpi {
    private final Libcrypto libcrypto;
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private byte @Nullable [] pkcs8;

    LibcryptoSignature(Libcrypto libcrypto) {
        this.libcrypto = libcrypto;
    }

    @Override
    protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
        byte[] encoded = key.getEncoded();
        if (encoded == null) throw new InvalidKeyException("a key that does not show its bytes");
        pkcs8 = encoded;
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
        Pointer key = readKey();
        Pointer context = libcrypto.EVP_MD_CTX_new();
        try {
            Pointer digest = libcrypto.EVP_get_digestbyname("SHA256");
            if (context == null || digest == null) throw new SignatureException("libcrypto does not know SHA-256");
            require(libcrypto.EVP_DigestSignInit(context, null, digest, null, key));
            var length = new LongByReference();
            require(libcrypto.EVP_DigestSign(context, null, length, content, content.length));
            byte[] signature = new byte[Math.toIntExact(length.getValue())];
            require(libcrypto.EVP_DigestSign(context, signature, length, content, content.length));
            return Arrays.copyOf(signature, Math.toIntExact(length.getValue())); // that of a curve can be shorter
        } finally {
            if (context != null) libcrypto.EVP_MD_CTX_free(context);
            libcrypto.EVP_PKEY_free(key);
        }
    }

    private Pointer readKey() throws SignatureException {
        byte[] der = pkcs8;
        if (der == null) throw new SignatureException("there is no key to sign with");
        try (var memory = new Memory(der.length)) {
            memory.write(0, der, 0, der.length);
            Pointer key = libcrypto.d2i_AutoPrivateKey(null, new PointerByReference(memory), der.length);
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
