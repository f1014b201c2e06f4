package org.jcertbot.core.key;

import java.security.KeyPair;
import java.util.List;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.Identifier;

/** Makes and reads certificate keys and signing requests. Stateless and safe for several threads. */
public interface CertificateKeys {
    /**
     * A fresh key.
     *
     * @throws CertbotException when no authority would accept a key of that size
     */
    PrivateKeyPem generate(KeySpec spec) throws CertbotException;

    /**
     * The kind of an existing key.
     *
     * @throws CertbotException when it is not a PEM key of a kind that we know
     */
    KeySpec specOf(PrivateKeyPem key) throws CertbotException;

    /**
     * An existing key with its public half.
     *
     * @throws CertbotException when it is not a PEM key of a kind that we know
     */
    KeyPair keyPair(PrivateKeyPem key) throws CertbotException;

    /**
     * A signing request with an empty subject and the names in the order given, signed with SHA-256.
     *
     * @param mustStaple asks for the TLS feature status_request (RFC 7633)
     */
    CertificateRequest request(PrivateKeyPem key, List<Identifier> identifiers, boolean mustStaple)
            throws CertbotException;

    /**
     * Reads a request that the user made.
     *
     * @param file DER or PEM
     * @throws CertbotException when it is neither, or names nothing
     */
    CertificateRequest readRequest(byte[] file) throws CertbotException;
}
