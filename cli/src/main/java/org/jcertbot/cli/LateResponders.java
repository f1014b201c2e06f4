package org.jcertbot.cli;

import java.time.Clock;
import java.time.Duration;
import org.jcertbot.acme.NetworkOptions;
import org.jcertbot.acme.OcspResponders;
import org.jcertbot.core.ca.RevocationAnswer;
import org.jcertbot.core.ca.RevocationQuery;
import org.jcertbot.core.ca.RevocationResponders;
import org.jspecify.annotations.Nullable;

/** Makes what talks to OCSP responders when there is a question for one: few certificates still name one. */
final class LateResponders implements RevocationResponders {
    private final boolean verifyTls;
    private final Clock clock;
    private @Nullable RevocationResponders made;

    LateResponders(boolean verifyTls, Clock clock) {
        this.verifyTls = verifyTls;
        this.clock = clock;
    }

    @Override
    public RevocationAnswer ask(RevocationQuery query, Duration limit) throws InterruptedException {
        return responders().ask(query, limit);
    }

    private synchronized RevocationResponders responders() {
        RevocationResponders known = made;
        if (known != null) return known;
        var fresh = new OcspResponders(NetworkOptions.of(ThisProcess.environment(), verifyTls), clock);
        made = fresh;
        return fresh;
    }
}
