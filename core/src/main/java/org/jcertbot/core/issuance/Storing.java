package org.jcertbot.core.issuance;

import java.util.Optional;
import java.util.function.Consumer;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.key.PrivateKeyPem;
import org.jcertbot.core.lineage.Lineage;

/** Stores a certificate as soon as it is there, on whichever thread that happens, and remembers the lineage. */
final class Storing implements Delivery {
    /** Where the certificate goes. */
    @FunctionalInterface
    interface Place {
        Lineage store(PrivateKeyPem key, IssuedChain chain) throws CertbotException;
    }

    private final Place place;
    private final Consumer<Lineage> whenStored;
    private volatile Optional<Lineage> stored = Optional.empty();

    /** @param whenStored hears of the lineage with its new certificate, on the same thread */
    Storing(Place place, Consumer<Lineage> whenStored) {
        this.place = place;
        this.whenStored = whenStored;
    }

    @Override
    public void deliver(Optional<PrivateKeyPem> key, IssuedChain chain) throws CertbotException {
        Lineage lineage = place.store(key.orElseThrow(), chain);
        stored = Optional.of(lineage);
        whenStored.accept(lineage);
    }

    /** The lineage with the new certificate; empty as long as there is none. */
    Optional<Lineage> stored() {
        return stored;
    }
}
