package org.jcertbot.core.due;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.identifier.CertName;
import org.jcertbot.core.lineage.InspectedCertificate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks about the revocation of many certificates at once, and not for long: somebody is waiting for the listing. */
public final class RevocationSurvey {
    private static final Logger LOG = LoggerFactory.getLogger(RevocationSurvey.class);
    /** How long one answer may take. With the deadline for questions it bounds how long the whole survey takes. */
    public static final Duration LIMIT = Duration.ofSeconds(3);

    private static final Duration NO_MORE_QUESTIONS_AFTER = Duration.ofSeconds(6);
    private static final int AT_THE_SAME_TIME = 16;

    private final Revocations revocations;
    private final Clock clock;

    public RevocationSurvey(Revocations revocations, Clock clock) {
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * The names of those that are revoked. Nobody is asked about a certificate that has expired or does not say whom to
     * ask.
     */
    public Set<CertName> revokedAmong(List<InspectedCertificate> certificates) throws InterruptedException {
        Instant start = clock.instant();
        var candidates = new ArrayList<InspectedCertificate>();
        for (InspectedCertificate certificate : certificates) {
            if (certificate.revocationQuery().isPresent() && !certificate.isExpired(start)) candidates.add(certificate);
        }
        if (candidates.isEmpty()) return Set.of();
        Instant deadline = start.plus(NO_MORE_QUESTIONS_AFTER);
        var revoked = new HashSet<CertName>();
        try (var workers = new Workers(AT_THE_SAME_TIME)) {
            List<Boolean> answers = workers.map(candidates, certificate -> isRevoked(certificate, deadline));
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i)) revoked.add(candidates.get(i).name());
            }
        }
        return revoked;
    }

    private boolean isRevoked(InspectedCertificate certificate, Instant deadline) throws InterruptedException {
        if (clock.instant().isAfter(deadline)) {
            LOG.info("There was no time to ask whether certificate {} is revoked", certificate.name());
            return false;
        }
        return revocations.isRevoked(
                certificate.name(), certificate.revocationQuery().orElseThrow());
    }
}
