package org.jcertbot.core.issuance;

import java.util.List;
import org.jcertbot.core.identifier.Identifier;

/**
 * What a certificate is to say.
 *
 * @param identifiers DNS names, then addresses
 * @param mustStaple asks for the TLS feature extension (RFC 7633)
 */
record CertificateContent(List<Identifier> identifiers, KeySource keySource, boolean mustStaple) {
    public CertificateContent {
        identifiers = List.copyOf(identifiers);
    }

    CertificateContent without(List<Identifier> rejected) {
        List<Identifier> rest =
                identifiers.stream().filter(id -> !rejected.contains(id)).toList();
        return new CertificateContent(rest, keySource, mustStaple);
    }
}
