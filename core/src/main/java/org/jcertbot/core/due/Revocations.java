package org.jcertbot.core.due;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jcertbot.core.ca.RevocationAnswer;
import org.jcertbot.core.ca.RevocationQuery;
import org.jcertbot.core.ca.RevocationResponders;
import org.jcertbot.core.identifier.CertName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks whether certificates are revoked. Who cannot be asked counts as not having revoked. Safe for
 * several threads.
 */
public final class Revocations {
    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);

    /** How long one answer may take where nobody is waiting. */
    public static final Duration USUAL_LIMIT = Duration.ofSeconds(10);

    private final RevocationResponders responders;
    private final Duration limit;
    private final Map<URI, ServerRecord> servers = new ConcurrentHashMap<>();

    /**
     * For one run.
     *
     * @param limit how long one answer may take
     */
    public Revocations(RevocationResponders responders, Duration limit) {
        this.responders = responders;
        this.limit = limit;
    }

    /**
     * True when the responder says so.
     *
     * @param name of the certificate, for the log
     */
    public boolean isRevoked(CertName name, RevocationQuery query) throws InterruptedException {
        ServerRecord record = servers.computeIfAbsent(query.responder(), unused -> new ServerRecord());
        if (!record.mayBeAsked()) return false;
        boolean answered = false;
        try {
            RevocationAnswer answer = responders.ask(query, limit);
            answered = answer instanceof RevocationAnswer.Revoked || answer instanceof RevocationAnswer.NotRevoked;
            tell(name, query.responder(), answer);
            return answer instanceof RevocationAnswer.Revoked;
        } finally {
            if (record.wasAsked(answered)) {
                LOG.info("{} is not asked any more in this run whether certificates are revoked", query.responder());
            }
        }
    }

    private static void tell(CertName name, URI responder, RevocationAnswer answer) {
        if (answer instanceof RevocationAnswer.Unreachable unreachable) {
            LOG.info("{} could not be asked whether {} is revoked: {}", responder, name, unreachable.why());
        } else if (answer instanceof RevocationAnswer.Unusable unusable) {
            LOG.warn("What {} answered about the revocation of {} cannot be used: {}", responder, name, unusable.why());
        } else if (answer instanceof RevocationAnswer.Revoked) {
            LOG.info("Certificate {} is revoked, says {}", name, responder);
        }
    }
}
