package org.jcertbot.core.ca;

import java.util.List;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;

/** An authorization (RFC 8555 section 7.1.4). Safe for several threads. */
public interface CaAuthorization {
    /** For a wildcard the name without {@code *.}. */
    Identifier identifier();

    /** True when it authorizes {@code *.} before the identifier. */
    boolean wildcard();

    /** The identifier as it was ordered: with {@code *.} for a wildcard. */
    default Identifier requestedIdentifier() {
        return wildcard() ? new DnsName("*." + identifier().text()) : identifier();
    }

    /** The state that came with the authorization when it was fetched with its order. */
    AuthorizationState state();

    /** The challenges on offer whose type we know. */
    List<Challenge> challenges();

    /** Tells the authority that the challenge is presented (RFC 8555 section 7.5.1). */
    void answer(Challenge challenge) throws CaException, InterruptedException;

    /** Asks for the state now. */
    AuthorizationState fetchState() throws CaException, InterruptedException;

    /** Gives the authorization up (RFC 8555 section 7.5.2). */
    void deactivate() throws CaException, InterruptedException;
}
