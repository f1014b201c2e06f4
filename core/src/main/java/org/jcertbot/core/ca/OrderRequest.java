package org.jcertbot.core.ca;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.identifier.Identifier;

/**
 * What is ordered.
 *
 * @param identifiers DNS names, then addresses
 * @param profile the certificate profile (draft-ietf-acme-profiles)
 * @param replaces the certificate that this one takes over from (RFC 9773 section 5); only for an authority whose
 *     {@linkplain DirectoryMetadata#renewalInformation() metadata} offer renewal information
 */
public record OrderRequest(List<Identifier> identifiers, Optional<String> profile, Optional<X509Certificate> replaces) {
    public OrderRequest {
        identifiers = List.copyOf(identifiers);
    }
}
