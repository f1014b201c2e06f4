package org.jcertbot.core.x509;

/**
 * Tells who signed certificates. Remembers the last issuer, since one has usually signed them all; for one thread.
 *
 * <p>The JDK's own elliptic curves need a tenth of a second for the first signature and milliseconds for each of the
 * next; libcrypto, where the machine has it, is done with hundreds by then.
 */
public interface SignatureCheck extends AutoCloseable {
    /** The fastest that this machine has. */
    static SignatureCheck fastest() {
        return LibcryptoSignatureCheck.load().orElseGet(JdkSignatureCheck::new);
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
