package org.jcertbot.core.due;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jcertbot.core.due.Dueness.Due;
import org.jcertbot.core.due.Dueness.NotDue;

/**
 * The order in which the facts decide: the first that has something to say wins. Whoever is not
 * asked because an earlier fact decides is not disturbed.
 */
final class DueRule {
    private static final Duration SHORT_LIVED = Duration.ofDays(10);

    private DueRule() {}

    static Decision decide(DueFacts facts, Instant now) {
        if (facts.forced()) return due("--force-renewal was given");
        if (facts.dryRun()) return due("--dry-run was given");
        if (!facts.autorenew()) return notDue(Optional.empty(), "its renewal file says autorenew = False");
        if (facts.suggested() instanceof SuggestedTime.NotAsked) return new Decision.AskForSuggestedTime();
        if (facts.suggested() instanceof SuggestedTime.Known known && now.isAfter(known.time())) {
            return due("the authority wants it to be renewed since " + known.time());
        }
        if (facts.revocation() == RevocationStatus.NOT_ASKED) return new Decision.AskWhetherRevoked();
        if (facts.revocation() == RevocationStatus.REVOKED) return due("it is revoked");
        if (facts.ownRule().isPresent()) return byOwnRule(facts.ownRule().get(), facts.notAfter(), now);
        if (facts.suggested() instanceof SuggestedTime.Known known) {
            return notDue(Optional.of(known.time()), "the authority wants it to be renewed at " + known.time());
        }
        Instant usual = usualTime(facts.notBefore(), facts.notAfter());
        return now.isAfter(usual)
                ? due("most of its lifetime is over")
                : notDue(Optional.of(usual), "enough of its lifetime is left");
    }

    /** After two thirds of its lifetime; after half of it when it lives for less than ten days. */
    static Instant usualTime(Instant notBefore, Instant notAfter) {
        Duration lifetime = Duration.between(notBefore, notAfter);
        return lifetime.compareTo(SHORT_LIVED) < 0
                ? notBefore.plus(lifetime.dividedBy(2))
                : notBefore.plus(lifetime.multipliedBy(2).dividedBy(3));
    }

    private static Decision byOwnRule(RenewBeforeExpiry rule, Instant notAfter, Instant now) {
        return notAfter.isBefore(rule.after(now))
                ? due("its renewal file says renew_before_expiry = " + rule.text())
                : notDue(
                        Optional.of(rule.before(notAfter)),
                        "its renewal file says renew_before_expiry = " + rule.text());
    }

    private static Decision due(String reason) {
        return new Decision.Settled(new Due(reason));
    }

    private static Decision notDue(Optional<Instant> dueAt, String reason) {
        return new Decision.Settled(new NotDue(dueAt, reason));
    }
}
