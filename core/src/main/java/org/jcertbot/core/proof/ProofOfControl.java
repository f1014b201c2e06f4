package org.jcertbot.core.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jcertbot.core.ca.AuthorizationState;
import org.jcertbot.core.ca.CaAuthorization;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.concurrent.CleanUp;
import org.jcertbot.core.concurrent.PollingRounds;
import org.jcertbot.core.concurrent.Workers;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.UnexpectedException;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.Presentation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves control of the identifiers of many orders at once: all challenges of an authenticator are presented
 * together, those of all orders are answered and polled concurrently, and everything is removed again whatever happens
 * (RFC 8555 section 7.5).
 */
public final class ProofOfControl {
    private static final Logger LOG = LoggerFactory.getLogger(ProofOfControl.class);

    /** What one authenticator presents. */
    private record Presented(Presentation presentation, List<Proof> proofs) {}

    private final PresentedPause pause;
    private final Validation validation;

    /** @param pause called between presenting and answering */
    public ProofOfControl(PresentedPause pause, Workers workers, PollingRounds rounds) {
        this.pause = pause;
        this.validation = new Validation(workers, rounds);
    }

    /**
     * Gets all pending authorizations valid. A claim fails without the others, except when a plugin cannot present: that
     * concerns all claims that need it.
     *
     * @param listener is told of each claim as soon as it is decided
     */
    public void prove(List<Claim> claims, VerdictListener listener) throws InterruptedException {
        var tally = new Tally(listener);
        var proofs = new ArrayList<Proof>();
        for (int i = 0; i < claims.size(); i++) {
            try {
                List<Proof> chosen = choose(i, claims.get(i));
                tally.expect(i, chosen.size());
                proofs.addAll(chosen);
            } catch (CertbotException nothingToPresent) {
                tally.fail(i, nothingToPresent);
            } catch (RuntimeException bug) {
                tally.fail(i, new UnexpectedException(bug));
            }
        }
        tally.tell();
        try (var presentations = new CleanUp()) {
            List<Proof> visible = awaitVisible(present(proofs, presentations, tally), tally);
            tally.tell();
            if (!visible.isEmpty()) lookAtAll(visible, claims, tally);
        }
    }

    /** Presents the challenges of each authenticator in one go; those of one that cannot are left out. */
    private static List<Presented> present(List<Proof> proofs, CleanUp presentations, Tally tally)
            throws InterruptedException {
        var byAuthenticator = new LinkedHashMap<Authenticator, List<Proof>>();
        for (Proof proof : proofs) {
            byAuthenticator
                    .computeIfAbsent(proof.prover().authenticator(), first -> new ArrayList<>())
                    .add(proof);
        }
        var presented = new ArrayList<Presented>();
        for (var group : byAuthenticator.entrySet()) {
            try {
                Presentation presentation = group.getKey().present(challenges(group.getValue()));
                presentations.add(presentation::close);
                presented.add(new Presented(presentation, group.getValue()));
            } catch (CertbotException e) {
                fail(group.getValue(), e, tally);
            }
        }
        LOG.debug("{} of {} authenticators present challenges", presented.size(), byAuthenticator.size());
        return presented;
    }

    /** What the authority can see now; one authenticator after the other waits, but for times that run together. */
    private static List<Proof> awaitVisible(List<Presented> presented, Tally tally) throws InterruptedException {
        var visible = new ArrayList<Proof>();
        for (Presented group : presented) {
            try {
                group.presentation().awaitVisible();
                visible.addAll(group.proofs());
            } catch (CertbotException e) {
                fail(group.proofs(), e, tally);
            }
        }
        return visible;
    }

    private static void fail(List<Proof> proofs, CertbotException error, Tally tally) {
        for (Proof proof : proofs) tally.fail(proof.claim(), error);
    }

    private void lookAtAll(List<Proof> presented, List<Claim> claims, Tally tally) throws InterruptedException {
        try {
            pause.afterPresenting(challenges(presented));
        } catch (CertbotException e) {
            fail(presented, e, tally);
            tally.tell();
            return;
        }
        validation.validate(presented, claims, tally::add);
    }

    private static List<Proof> choose(int index, Claim claim) throws CertbotException {
        var proofs = new ArrayList<Proof>();
        for (CaAuthorization authorization : claim.authorizations()) {
            if (authorization.state().status() == AuthorizationState.Status.VALID) continue;
            Challenge challenge = claim.prover().choice().choose(authorization);
            proofs.add(new Proof(index, claim.prover(), authorization, challenge));
        }
        return proofs;
    }

    private static List<Challenge> challenges(List<Proof> proofs) {
        return proofs.stream().map(Proof::challenge).distinct().toList(); // orders can share an authorization
    }
}
