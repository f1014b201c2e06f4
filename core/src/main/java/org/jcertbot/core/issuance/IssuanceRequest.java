package org.jcertbot.core.issuance;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.ca.CaAccount;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.proof.Prover;

/**
 * One certificate to obtain.
 *
 * @param account who orders it
 * @param prover who proves control of the identifiers
 * @param identifiers DNS names, then addresses
 * @param mustStaple asks for the TLS feature extension (RFC 7633)
 * @param profile the certificate profile to order
 * @param replaces the certificate that this one takes over from (RFC 9773 section 5)
 * @param preferredChain common name of the issuer that the chain should end with
 * @param subsetAllowed true: go on without the identifiers that fail
 * @param dryRun true: nothing is delivered, and no authorization of an earlier order is taken for granted
 */
public record IssuanceRequest(
        CaAccount account,
        Prover prover,
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
                account,
                prover,
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
                account,
                prover,
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
