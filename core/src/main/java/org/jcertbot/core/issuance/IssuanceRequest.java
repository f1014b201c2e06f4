package org.jcertbot.core.issuance;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.identifier.Identifier;

/**
 * One certificate to obtain.
 *
 * @param identifiers DNS names, then addresses
 * @param mustStaple asks for the TLS feature extension (RFC 7633)
 * @param profile the certificate profile to order
 * @param replaces the certificate that this one takes over from (RFC 9773 section 5)
 * @param preferredChain common name of the issuer that the chain should end with
 * @param subsetAllowed true: go on without the identifiers that fail
 * @param dryRun true: nothing is delivered, and no authorization of an earlier order is taken for granted
 */
public record IssuanceRequest(
        List<Identifier> identifiers,
        KeySource keySource,
        boolean mustStaple,
        Optional<String> profile,
        Optional<X509Certificate> replaces,
        Optional<String> preferredChain,
        boolean subsetAllowed,
        boolean dryRun,
        Delivery delivery) {
    public IssuanceRequest {
        identifiers = List.copyOf(identifiers);
    }

    /** The same request for fewer identifiers. */
    IssuanceRequest without(List<Identifier> rejected) {
        return new IssuanceRequest(
                identifiers.stream().filter(id -> !rejected.contains(id)).toList(),
                keySource,
                mustStaple,
                profile,
                replaces,
                preferredChain,
                subsetAllowed,
                dryRun,
                delivery);
    }

    /** The same request as if it replaced nothing. */
    IssuanceRequest replacingNothing() {
        return new IssuanceRequest(
                identifiers,
                keySource,
                mustStaple,
                profile,
                Optional.empty(),
                preferredChain,
                subsetAllowed,
                dryRun,
                delivery);
    }
}
