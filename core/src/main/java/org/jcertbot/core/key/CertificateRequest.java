package org.jcertbot.core.key;

import java.util.List;
import org.jcertbot.core.identifier.Identifier;

/**
 * A certificate signing request (RFC 2986).
 *
 * @param der the request as it is sent to the authority
 * @param identifiers common name first, then the DNS names and the addresses of its subject alternative names
 */
@SuppressWarnings("ArrayRecordComponent") // handed on as is, never compared
public record CertificateRequest(byte[] der, List<Identifier> identifiers) {
    public CertificateRequest {
        identifiers = List.copyOf(identifiers);
    }
}
