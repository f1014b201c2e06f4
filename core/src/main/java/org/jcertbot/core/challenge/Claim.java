package org.jcertbot.core.challenge;

import java.util.List;
import org.jcertbot.core.ca.CaAuthorization;

/**
 * The authorizations of one order.
 *
 * @param prover who gets them valid
 */
public record Claim(Prover prover, List<CaAuthorization> authorizations) {
    public Claim {
        authorizations = List.copyOf(authorizations);
    }
}
