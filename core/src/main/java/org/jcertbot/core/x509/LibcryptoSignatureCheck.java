package org.jcertbot.core.x509;

import java.util.Arrays;
import java.util.Optional;
import org.jcertbot.core.libcrypto.Libcrypto;
import org.jcertbot.core.libcrypto.LibcryptoPublicKey;

/**
 * On the machine's OpenSSL library. A signature that it refuses, or an algorithm that it is not asked for here, is left
 * to the JDK: nothing is called invalid on the word of a library that we do not ship.
 */
final class LibcryptoSignatureCheck implements SignatureCheck {
    private final Libcrypto libcrypto;
    private final JdkSignatureCheck jdk = new JdkSignatureCheck();
    private Optional<LibcryptoPublicKey> lastKey = Optional.empty();
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
        Optional<String> digest = digestOf(certificate.signatureAlgorithm());
        Optional<LibcryptoPublicKey> key = keyOf(issuer);
        return digest.isPresent()
                && key.isPresent()
                && key.get().verifies(digest.get(), certificate.signature(), certificate.signed());
    }

    /** The digest of the algorithms that public authorities use (RFC 8017 appendix A.2, RFC 5758 section 3.2). */
    private static Optional<String> digestOf(String signatureAlgorithm) {
        return switch (signatureAlgorithm) {
            case "1.2.840.113549.1.1.11", "1.2.840.10045.4.3.2" -> Optional.of("SHA256");
            case "1.2.840.113549.1.1.12", "1.2.840.10045.4.3.3" -> Optional.of("SHA384");
            case "1.2.840.113549.1.1.13", "1.2.840.10045.4.3.4" -> Optional.of("SHA512");
            default -> Optional.empty();
        };
    }

    private Optional<LibcryptoPublicKey> keyOf(PublicKeyInfo issuer) {
        if (lastKey.isPresent() && Arrays.equals(lastIssuer, issuer.der())) return lastKey;
        forgetKey();
        lastIssuer = issuer.der();
        lastKey = libcrypto.publicKey(lastIssuer);
        return lastKey;
    }

    private void forgetKey() {
        lastKey.ifPresent(LibcryptoPublicKey::close);
        lastKey = Optional.empty();
    }
}
