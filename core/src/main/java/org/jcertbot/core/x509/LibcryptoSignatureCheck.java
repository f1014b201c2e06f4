package org.jcertbot.core.x509;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.Arrays;
import java.util.Optional;
import org.jcertbot.core.libcrypto.Libcrypto;
import org.jspecify.annotations.Nullable;

/**
 * On the machine's OpenSSL library. A signature that it refuses, or an algorithm that it is not asked for here, is left
 * to the JDK: nothing is called invalid on the word of a library that we do not ship.
 */
final class LibcryptoSignatureCheck implements SignatureCheck {
    private final Libcrypto libcrypto;
    private final JdkSignatureCheck jdk = new JdkSignatureCheck();
    private @Nullable Pointer lastKey;
    private byte[] lastIssuer = {};

    private LibcryptoSignatureCheck(Libcrypto libcrypto) {
        this.libcrypto = libcrypto;
    }

    /** Empty on a machine that does not have the library. */
    static Optional<SignatureCheck> load() {
        return Libcrypto.load().map(LibcryptoSignatureCheck::new);
    }

    @Override
    public boolean isSignedBy(CertificateFacts certificate, PublicKeyInfo issuer) throws MalformedException {
        return verifies(certificate, issuer) || jdk.isSignedBy(certificate, issuer);
    }

    @Override
    public void close() {
        jdk.close();
        forgetKey();
    }

    private boolean verifies(CertificateFacts certificate, PublicKeyInfo issuer) {
        Pointer digest = digestOf(certificate.signatureAlgorithm());
        Pointer key = keyOf(issuer);
        if (digest == null || key == null) return false;
        Pointer context = libcrypto.EVP_MD_CTX_new();
        if (context == null) return false;
        try {
            byte[] signature = certificate.signature();
            byte[] signed = certificate.signed();
            return libcrypto.EVP_DigestVerifyInit(context, digest, key) == 1
                    && libcrypto.EVP_DigestVerify(context, signature, signed) == 1;
        } finally {
            libcrypto.EVP_MD_CTX_free(context);
        }
    }

    /** The digest of the algorithms that public authorities use (RFC 8017 appendix A.2, RFC 5758 section 3.2). */
    private @Nullable Pointer digestOf(String signatureAlgorithm) {
        return switch (signatureAlgorithm) {
            case "1.2.840.113549.1.1.11", "1.2.840.10045.4.3.2" -> libcrypto.EVP_get_digestbyname("SHA256");
            case "1.2.840.113549.1.1.12", "1.2.840.10045.4.3.3" -> libcrypto.EVP_get_digestbyname("SHA384");
            case "1.2.840.113549.1.1.13", "1.2.840.10045.4.3.4" -> libcrypto.EVP_get_digestbyname("SHA512");
            default -> null;
        };
    }

    private @Nullable Pointer keyOf(PublicKeyInfo issuer) {
        if (lastKey != null && Arrays.equals(lastIssuer, issuer.der())) return lastKey;
        forgetKey();
        byte[] der = issuer.der();
        try (var memory = new Memory(der.length)) {
            memory.write(0, der, 0, der.length);
            lastKey = libcrypto.d2i_PUBKEY(new PointerByReference(memory), der.length);
        }
        lastIssuer = der;
        return lastKey;
    }

    private void forgetKey() {
        if (lastKey != null) libcrypto.EVP_PKEY_free(lastKey);
        lastKey = null;
    }
}
