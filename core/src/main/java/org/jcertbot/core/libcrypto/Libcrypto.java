package org.jcertbot.core.libcrypto;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What we use of the machine's OpenSSL library, 1.1.1 or 3. Functions have the names of its manual pages. Safe for several
 * threads, as the library is.
 *
 * <p>Its functions are called one by one, and not through an interface or native methods of JNA's: the reflection behind
 * these takes longer than everything else that a short run does.
 */
@SuppressWarnings("MethodName")
public final class Libcrypto {
    private static final Logger LOG = LoggerFactory.getLogger(Libcrypto.class);

    private static final String[] LIBRARIES = {"libcrypto.so.3", "libcrypto.so.1.1"};

    private static final String[] FUNCTIONS = {
        "EVP_DigestSign",
        "EVP_DigestSignInit",
        "EVP_DigestVerify",
        "EVP_DigestVerifyInit",
        "EVP_MD_CTX_free",
        "EVP_MD_CTX_new",
        "EVP_PKEY2PKCS8",
        "EVP_PKEY_CTX_ctrl_str",
        "EVP_PKEY_CTX_free",
        "EVP_PKEY_CTX_new_id",
        "EVP_PKEY_free",
        "EVP_PKEY_keygen",
        "EVP_PKEY_keygen_init",
        "EVP_get_digestbyname",
        "PKCS8_PRIV_KEY_INFO_free",
        "d2i_AutoPrivateKey",
        "d2i_PUBKEY",
        "i2d_PKCS8_PRIV_KEY_INFO",
        "i2d_PUBKEY",
    };

    private static final class Loaded {
        static final Optional<Libcrypto> LIBRARY = find();
    }

    private final Map<String, Function> functions = new HashMap<>();
    private final Map<String, Pointer> digests = new ConcurrentHashMap<>();

    /** @throws LinkageError when the library lacks a function */
    private Libcrypto(NativeLibrary library) {
        for (String name : FUNCTIONS) functions.put(name, library.getFunction(name));
    }

    /** Loads the library; empty on a machine that does not have it, or an odd one. */
    public static Optional<Libcrypto> load() {
        return Loaded.LIBRARY;
    }

    private static Optional<Libcrypto> find() {
        for (String name : LIBRARIES) {
            try {
                // A size is passed as a Java long, which is what C expects on such machines only.
                if (Native.SIZE_T_SIZE != Long.BYTES) return Optional.empty();
                return Optional.of(new Libcrypto(NativeLibrary.getInstance(name)));
            } catch (LinkageError missing) {
                LOG.debug("{} cannot be used: {}", name, missing.toString());
            }
        }
        return Optional.empty();
    }

    /**
     * A public key; empty when libcrypto cannot read it.
     *
     * @param der a SubjectPublicKeyInfo (RFC 5280 section 4.1)
     */
    public Optional<LibcryptoPublicKey> publicKey(byte[] der) {
        try (var memory = new Memory(der.length)) {
            memory.write(0, der, 0, der.length);
            Pointer key = pointer("d2i_PUBKEY", null, new PointerByReference(memory), (long) der.length);
            return Optional.ofNullable(key).map(there -> new LibcryptoPublicKey(this, there));
        }
    }

    /** True when the owner of the key has signed the data; false also when libcrypto cannot tell. */
    boolean verifies(Pointer key, String digestName, byte[] signature, byte[] data) {
        Pointer digest = EVP_get_digestbyname(digestName);
        Pointer context = EVP_MD_CTX_new();
        if (context == null) return false;
        try {
            return digest != null
                    && number("EVP_DigestVerifyInit", context, null, digest, null, key) == 1
                    && EVP_DigestVerify(context, signature, data) == 1;
        } finally {
            EVP_MD_CTX_free(context);
        }
    }

    private int EVP_DigestVerify(Pointer context, byte[] signature, byte[] data) {
        return number("EVP_DigestVerify", context, signature, (long) signature.length, data, (long) data.length);
    }

    @Nullable
    Pointer d2i_AutoPrivateKey(PointerByReference der, long length) {
        return pointer("d2i_AutoPrivateKey", null, der, length);
    }

    void EVP_PKEY_free(Pointer key) {
        free("EVP_PKEY_free", key);
    }

    /** A constant of the library, which is asked for it once. */
    @Nullable
    Pointer EVP_get_digestbyname(String name) {
        return digests.computeIfAbsent(name, asked -> pointer("EVP_get_digestbyname", asked));
    }

    @Nullable
    Pointer EVP_MD_CTX_new() {
        return pointer("EVP_MD_CTX_new");
    }

    void EVP_MD_CTX_free(Pointer context) {
        free("EVP_MD_CTX_free", context);
    }

    int EVP_DigestSignInit(Pointer context, Pointer digest, Pointer key) {
        return number("EVP_DigestSignInit", context, null, digest, null, key);
    }

    /** @param signatureLength that of the array, then that of the signature */
    int EVP_DigestSign(Pointer context, byte[] signature, LongByReference signatureLength, byte[] data) {
        return number("EVP_DigestSign", context, signature, signatureLength, data, (long) data.length);
    }

    @Nullable
    Pointer EVP_PKEY_CTX_new_id(int type) {
        return pointer("EVP_PKEY_CTX_new_id", type, null);
    }

    void EVP_PKEY_CTX_free(Pointer context) {
        free("EVP_PKEY_CTX_free", context);
    }

    int EVP_PKEY_keygen_init(Pointer context) {
        return number("EVP_PKEY_keygen_init", context);
    }

    int EVP_PKEY_CTX_ctrl_str(Pointer context, String setting, String value) {
        return number("EVP_PKEY_CTX_ctrl_str", context, setting, value);
    }

    int EVP_PKEY_keygen(Pointer context, PointerByReference key) {
        return number("EVP_PKEY_keygen", context, key);
    }

    @Nullable
    Pointer EVP_PKEY2PKCS8(Pointer key) {
        return pointer("EVP_PKEY2PKCS8", key);
    }

    void PKCS8_PRIV_KEY_INFO_free(Pointer key) {
        free("PKCS8_PRIV_KEY_INFO_free", key);
    }

    int i2d_PKCS8_PRIV_KEY_INFO(Pointer key, @Nullable PointerByReference der) {
        return number("i2d_PKCS8_PRIV_KEY_INFO", key, der);
    }

    int i2d_PUBKEY(Pointer key, @Nullable PointerByReference der) {
        return number("i2d_PUBKEY", key, der);
    }

    private @Nullable Pointer pointer(String name, @Nullable Object... arguments) {
        return function(name).invokePointer(arguments);
    }

    private int number(String name, @Nullable Object... arguments) {
        return function(name).invokeInt(arguments);
    }

    private void free(String name, Pointer thing) {
        function(name).invokeVoid(new Object[] {thing});
    }

    private Function function(String name) {
        Function known = functions.get(name);
        if (known == null) throw new IllegalArgumentException(name + " is not in the list");
        return known;
    }
}
