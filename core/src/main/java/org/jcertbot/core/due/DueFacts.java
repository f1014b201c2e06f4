package org.jcertbot.core.due;

import java.time.Instant;
import java.util.Optional;

/**
 * What the due rule looks at.
 *
 * @param forced {@code --force-renewal}
 * @param dryRun {@code --dry-run}
 * @param autorenew false when the renewal file says {@code autorenew = False}
 * @param ownRule what the renewal file says with {@code renew_before_expiry}
 */
record DueFacts(
        boolean forced,
        boolean dryRun,
        boolean autorenew,
        Instant notBefore,
        Instant notAfter,
        Optional<RenewBeforeExpiry> ownRule,
        SuggestedTime suggested,
        RevocationStatus revocation) {
    DueFacts with(SuggestedTime answer) {
        return new DueFacts(forced, dryRun, autorenew, notBefore, notAfter, ownRule, answer, revocation);
    }

    DueFacts with(RevocationStatus answer) {
        return new DueFacts(forced, dryRun, autorenew, notBefore, notAfter, ownRule, suggested, answer);
    }
}
