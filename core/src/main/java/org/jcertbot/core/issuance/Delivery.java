package org.jcertbot.core.issuance;

import java.util.Optional;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.key.PrivateKeyPem;

/** What happens to a certificate as soon as it is there. Called on a worker's thread. */
@FunctionalInterface
interface Delivery {
    /**
     * Stores the certificate, or whatever is to be done with it.
     *
     * @param key empty when the user has it
     */
    void deliver(Optional<PrivateKeyPem> key, IssuedChain chain) throws CertbotException;
}
