package org.jcertbot.core.issuance;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.identifier.Identifier;

/**
 * How a request ended.
 *
 * @param identifiers what the last order was for; fewer than requested when a subset was allowed
 * @param error why there is no certificate; empty: it was delivered
 */
public record IssuanceOutcome(List<Identifier> identifiers, Optional<CertbotException> error) {}
