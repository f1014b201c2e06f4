package org.jcertbot.core.issuance;

import java.util.concurrent.Future;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.key.CertificateKeys;

/**
 * Makes keys and signing requests while the authority looks at the challenges: making one can take seconds. It has
 * threads of its own, so that no answer to a challenge waits for a key, and no more of them than there are processors. What
 * still runs when it is closed is interrupted.
 */
final class KeyMaking implements AutoCloseable {
    private final CertificateKeys keys;
    private final Workers threads = new Workers(Runtime.getRuntime().availableProcessors());

    KeyMaking(CertificateKeys keys) {
        this.keys = keys;
    }

    /** Begins with what an order needs; an order that has failed needs nothing. */
    Future<Progress<SigningRequest>> start(Progress<PlacedOrder> order) {
        return threads.start(
                () -> order.then(placed -> SigningRequest.of(order.request().content(), keys)));
    }

    @Override
    public void close() {
        threads.close();
    }
}
