package org.jcertbot.core.proof;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.ca.CaAuthorization;
import org.jcertbot.core.ca.CaOrder;

/**
 * The authorizations of one order.
 *
 * @param prover who gets them valid
 * @param order knows when all of them are; empty when it could not be placed
 */
public record Claim(Prover prover, List<CaAuthorization> authorizations, Optional<CaOrder> order) {
    public Claim {
        authorizations = List.copyOf(authorizations);
    }
}
