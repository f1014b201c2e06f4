package org.jcertbot.core.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.error.CertbotException;

/**
 * How the proof went for the authorizations of one order.
 *
 * @param failed the challenges that the authority refused
 * @param error what else went wrong: the plugin could not present, the authority did not answer in time
 */
public record Verdict(List<FailedChallenge> failed, Optional<CertbotException> error) {
    /** Everything is authorized. */
    public static final Verdict AUTHORIZED = new Verdict(List.of(), Optional.empty());

    public Verdict {
        failed = List.copyOf(failed);
    }

    /** The verdict when this proof of the order has ended, too. */
    Verdict and(Proof.Ended ended) {
        var all = new ArrayList<>(failed);
        ended.failure().ifPresent(all::add);
        return new Verdict(all, ended.error().or(() -> error));
    }

    static Verdict error(CertbotException error) {
        return new Verdict(List.of(), Optional.of(error));
    }
}
