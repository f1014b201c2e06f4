package org.jcertbot.core.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jcertbot.core.error.CertbotException;

/** Counts what is open of each claim, and tells of those that are decided. Confined to one thread. */
final class Tally {
    private final VerdictListener listener;
    private final Map<Integer, Open> claims = new TreeMap<>();

    /** A claim that is not decided. */
    private record Open(int proofs, Verdict verdict) {}

    Tally(VerdictListener listener) {
        this.listener = listener;
    }

    /** A claim is decided when so many proofs have ended. */
    void expect(int claim, int proofs) {
        claims.put(claim, new Open(proofs, Verdict.AUTHORIZED));
    }

    /** A claim is decided now. */
    void fail(int claim, CertbotException error) {
        claims.put(claim, new Open(0, Verdict.error(error)));
    }

    void add(List<Proof.Ended> ended) {
        for (Proof.Ended one : ended) {
            claims.computeIfPresent(
                    one.proof().claim(), (claim, open) -> new Open(open.proofs - 1, open.verdict.and(one)));
        }
        tell();
    }

    /** Tells of what is decided, once. */
    void tell() {
        var decided = new LinkedHashMap<Integer, Verdict>();
        claims.forEach((claim, open) -> {
            if (open.proofs == 0) decided.put(claim, open.verdict);
        });
        claims.keySet().removeAll(decided.keySet());
        if (!decided.isEmpty()) listener.decided(decided);
    }
}
