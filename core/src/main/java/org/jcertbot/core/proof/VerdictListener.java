package org.jcertbot.core.proof;

import java.util.Map;

/** Is told how proofs went. */
@FunctionalInterface
public interface VerdictListener {
    /**
     * These claims are decided; the others are still looked at, and wait until this returns.
     *
     * @param verdicts by the index of the claim, each of which is told of once
     */
    void decided(Map<Integer, Verdict> verdicts);
}
