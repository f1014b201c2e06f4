package org.jcertbot.core.issuance;

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
 * @param preferredChain common name of the issuer that the chain should end with
 * @param subsetAllowed true: go on without the identifiers that fail
 * @param dryRun true: nothing is delivered, and no authorization of an earlier order is taken for granted
 */
record IssuanceRequest(
        CaAccount account,
        Prover prover,
        CertificateContent content,
        OrderTerms terms,
        Optional<String> preferredChain,
        boolean subsetAllowed,
        boolean dryRun,
        Delivery delivery) {
    /** What the certificate is for: DNS names, then addresses. */
    List<Identifier> identifiers() {
        return content.identifiers();
    }

    /** The same request for fewer identifiers. */
    IssuanceRequest without(List<Identifier> rejected) {
        return with(content.without(rejected), terms);
    }

    /** The same request as if it replaced nothing. */
    IssuanceRequest replacingNothing() {
        return with(content, new OrderTerms(terms.profile(), Optional.empty()));
    }

    private IssuanceRequest with(CertificateContent otherContent, OrderTerms otherTerms) {
        return new IssuanceRequest(
                account, prover, otherContent, otherTerms, preferredChain, subsetAllowed, dryRun, delivery);
    }
}
