package org.jcertbot.core.ca;

import java.net.URI;

/**
 * A certificate, and where its authority tells whether it is revoked.
 *
 * @param responder the OCSP responder that the certificate names
 * @param certificate its DER form
 * @param issuer the DER form of the certificate that it is signed with
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RevocationQuery(URI responder, byte[] certificate, byte[] issuer) {}
