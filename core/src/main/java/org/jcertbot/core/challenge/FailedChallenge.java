package org.jcertbot.core.challenge;

import org.jcertbot.core.ca.Problem;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.proof.Challenge;

/**
 * A challenge that the authority refused.
 *
 * @param identifier as it was requested: with {@code *.} for a wildcard
 */
public record FailedChallenge(Identifier identifier, Challenge challenge, Problem problem) {}
