package org.jcertbot.core.libcrypto;

import com.sun.jna.Pointer;

/** A public key in the memory of libcrypto, until it is closed. */
public final class LibcryptoPublicKey implements AutoCloseable {
    private final Libcrypto libcrypto;
    private final Pointer key;

    LibcryptoPublicKey(Libcrypto libcrypto, Pointer key) {
        this.libcrypto = libcrypto;
        this.key = key;
    }

    /**
     * True when the owner of the key has signed the data; false also when libcrypto cannot tell.
     *
     * @param digest as EVP_get_digestbyname(3) knows it
     */
    public boolean verifies(String digest, byte[] signature, byte[] data) {
        return libcrypto.verifies(key, digest, signature, data);
    }

    @Override
    public void close() {
        libcrypto.EVP_PKEY_free(key);
    }
}
