package org.jcertbot.core.signing;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** What we use of OpenSSL's libcrypto to sign; names and arguments are those of its manual pages. */
@SuppressWarnings("MethodName")
interface Libcrypto extends Library {
    @Nullable
    Pointer d2i_AutoPrivateKey(@Nullable Pointer reused, PointerByReference der, long length);

    void EVP_PKEY_free(Pointer key);

    @Nullable
    Pointer EVP_get_digestbyname(String name);

    @Nullable
    Pointer EVP_MD_CTX_new();

    void EVP_MD_CTX_free(Pointer context);

    int EVP_DigestSignInit(
            Pointer context, @Nullable Pointer keyContext, Pointer digest, @Nullable Pointer engine, Pointer key);

    int EVP_DigestSign(
            Pointer context,
            byte @Nullable [] signature,
            LongByReference signatureLength,
            byte[] data,
            long dataLength);
}
