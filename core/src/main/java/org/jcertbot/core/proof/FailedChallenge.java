package org.jcertbot.core.proof;

import org.jcertbot.core.ca.Problem;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.identifier.Identifier;

/**
 * A challenge that the authority refused.
 *
 * @param identifier as it was requested: with {@code *.} for a wildcard
 */
public record FailedChallenge(Identifier identifier, Challenge challenge, Problem problem) {}
