package org.jcertbot.core.ca;

import java.net.URI;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * An ACME server, seen from its directory (RFC 8555 section 7.1.1). Safe for several threads; requests of different
 * threads run at the same time.
 */
public interface CertificateAuthority {
    /** The URL of the directory. */
    URI url();

    /** What the directory says of the server; fetched once and kept. */
    DirectoryMetadata metadata() throws CaException, InterruptedException;

    /** Creates an account (RFC 8555 section 7.3); the terms of service count as agreed. */
    CaAccount register(Registration registration) throws CaException, InterruptedException;

    /** The URL of the account with that key, if there is one (RFC 8555 section 7.3.1). */
    Optional<URI> findAccount(KeyPair key) throws CaException, InterruptedException;

    /** The account with that key and URL; nothing is asked of the server yet. */
    CaAccount account(KeyPair key, URI url);

    /**
     * When the server wants a certificate to be renewed (RFC 9773); empty when it publishes no renewal information. Asks
     * once and soon gives up, because a renewal does without the answer.
     *
     * @param certificateId the unique identifier of RFC 9773 section 4.1
     */
    Optional<RenewalInformation> renewalInformation(String certificateId) throws CaException, InterruptedException;

    /**
     * Revokes a certificate without an account: whoever has its key may do so (RFC 8555 section 7.6).
     *
     * @param certificateKey the key of the certificate, which signs the request
     */
    void revoke(X509Certificate certificate, RevocationReason reason, KeyPair certificateKey)
            throws CaException, InterruptedException;
}
