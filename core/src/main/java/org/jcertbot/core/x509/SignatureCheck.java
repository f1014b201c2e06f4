package org.jcertbot.core.x509;

/**
 * Tells who signed certificates. Remembers the last issuer, since one has usually signed them all; for one thread.
 *
 * <p>{@link JdkSignatureCheck} is always there. {@link LibcryptoSignatureCheck} is for large numbers: it is ten times
 * faster, but takes a moment to load, and needs a library that not every machine has.
 */
public interface SignatureCheck extends AutoCloseable {
    /** The check for a few certificates. */
    static SignatureCheck forFew() {
        return new JdkSignatureCheck();
    }

    /** The fastest check for hundreds of certificates. */
    static SignatureCheck forMany() {
        return LibcryptoSignatureCheck.load().orElseGet(SignatureCheck::forFew);
    }

    /**
     * True when the issuer's key made the certificate's signature.
     *
     * @throws MalformedException when the key or the algorithm cannot be used
     */
    boolean isSignedBy(CertificateFacts certificate, PublicKeyInfo issuer) throws MalformedException;

    @Override
    void close();
}
