package org.jcertbot.core.issuance;

import java.util.Optional;
import org.jcertbot.core.ca.IssuedChain;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.key.PrivateKeyPem;
import org.jcertbot.core.lineage.Lineage;

/** Stores a certificate as soon as it is there, on whichever thread that happens, and remembers the lineage. */
final class StoringDelivery implements Delivery {
    /** Where the certificate goes. */
    @FunctionalInterface
    interface Place {
        Lineage store(PrivateKeyPem key, IssuedChain chain) throws CertbotException;
    }

    private final Place place;
    private final StoringListener listener;
    private volatile Optional<Lineage> stored = Optional.empty();

    StoringDelivery(Place place, StoringListener listener) {
        this.place = place;
        this.listener = listener;
    }

    @Override
    public void deliver(Optional<PrivateKeyPem> key, IssuedChain chain) throws CertbotException {
        listener.beforeStoring();
        Lineage lineage = place.store(key.orElseThrow(), chain);
        stored = Optional.of(lineage);
        listener.stored(lineage);
    }

    /** The lineage with the new certificate; empty as long as there is none. */
    Optional<Lineage> stored() {
        return stored;
    }
}
