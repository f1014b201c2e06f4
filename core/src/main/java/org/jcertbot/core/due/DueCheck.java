package org.jcertbot.core.due;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jcertbot.core.ca.RevocationQuery;
import org.jcertbot.core.configobj.Value;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.StorageException;
import org.jcertbot.core.lineage.Lineage;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says whether a lineage is to be renewed now: gathers facts as far as the due rule wants them. Safe for several
 * threads.
 */
public final class DueCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DueCheck.class);

    private final RenewalTimes times;
    private final Revocations revocations;
    private final Clock clock;

    public DueCheck(RenewalTimes times, Revocations revocations, Clock clock) {
        this.times = times;
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * Judges a lineage. May ask its authority and an OCSP responder, and may note in its renewal file when the authority
     * can be asked again.
     *
     * @param settings of this run: whether renewals are forced or tried out, and what servers get to know of us
     * @throws StorageException when the renewal file holds an interval that cannot be one
     */
    public Dueness check(Lineage lineage, Settings settings) throws CertbotException, InterruptedException {
        boolean forced = settings.get(Options.FORCE_RENEWAL);
        boolean dryRun = settings.get(Options.DRY_RUN);
        DueFacts facts = new DueFacts(
                forced,
                dryRun,
                lineage.autorenew(),
                lineage.facts().notBefore(),
                lineage.notAfter(),
                forced || dryRun ? Optional.empty() : ownRule(lineage),
                new SuggestedTime.NotAsked(),
                RevocationStatus.NOT_ASKED);
        while (true) {
            Instant now = clock.instant();
            Decision decision = DueRule.decide(facts, now);
            if (decision instanceof Decision.Settled settled) return told(lineage, settled.dueness());
            facts = decision instanceof Decision.AskForSuggestedTime
                    ? facts.with(times.of(lineage, settings))
                    : facts.with(revocation(lineage, now));
        }
    }

    private RevocationStatus revocation(Lineage lineage, Instant now) throws CertbotException, InterruptedException {
        if (lineage.notAfter().isBefore(now)) return RevocationStatus.NOT_REVOKED;
        Optional<RevocationQuery> query = lineage.revocationQuery();
        if (query.isEmpty()) return RevocationStatus.NOT_REVOKED;
        return revocations.isRevoked(lineage.name(), query.get())
                ? RevocationStatus.REVOKED
                : RevocationStatus.NOT_REVOKED;
    }

    private static Optional<RenewBeforeExpiry> ownRule(Lineage lineage) throws StorageException {
        Optional<Value> value = lineage.renewBeforeExpiry();
        if (value.isEmpty()) return Optional.empty();
        if (!(value.get() instanceof Value.Text text)) {
            throw new StorageException(
                    "The renewal configuration file " + lineage.renewalFile() + " cannot be used.",
                    "Because of its comma, renew_before_expiry is a list, not an interval.",
                    "Put the interval in quotes, or write it without comma: renew_before_expiry = 30 days");
        }
        RenewBeforeExpiry interval = RenewBeforeExpiry.parse(text.text());
        if (!interval.isUnderstood()) {
            LOG.warn(
                    "{} says renew_before_expiry = {}, which is no interval such as \"30 days\": the certificate will be"
                            + " renewed when it has expired.",
                    lineage.renewalFile(),
                    text.text());
        }
        return Optional.of(interval);
    }

    private static Dueness told(Lineage lineage, Dueness dueness) {
        if (dueness instanceof Dueness.Due) {
            LOG.info("Certificate {} is to be renewed: {}", lineage.name(), dueness.reason());
        } else {
            LOG.debug("Certificate {} is not to be renewed now: {}", lineage.name(), dueness.reason());
        }
        return dueness;
    }
}
