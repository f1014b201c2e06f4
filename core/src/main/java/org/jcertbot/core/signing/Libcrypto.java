package org.jcertbot.core.signing;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What we use of OpenSSL's libcrypto to sign; names and arguments are those of its manual pages. */
@SuppressWarnings("MethodName")
interface Libcrypto extends Library {
    /** The calls below mean the same in both (EVP_DigestSignInit(3), d2i_AutoPrivateKey(3)). */
    List<String> NAMES = List.of("libcrypto.so.3", "libcrypto.so.1.1");

    /** Empty on a machine that does not have the library. */
    static Optional<Libcrypto> load() {
        Logger log = LoggerFactory.getLogger(Libcrypto.class);
        for (String name : NAMES) {
            try {
                return Optional.of(Native.load(name, Libcrypto.class));
            } catch (LinkageError missing) {
                log.debug("{} is not there: {}", name, missing.toString());
            }
        }
        return Optional.empty();
    }

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
