package org.jcertbot.core.ca;

import java.time.Duration;
import java.util.Optional;
import org.jcertbot.core.error.CertbotException;
import org.jspecify.annotations.Nullable;

/** The authority refused a request, cannot be reached, or does not speak ACME. */
public class CaException extends CertbotException {
    private final transient @Nullable Problem problem;
    private final @Nullable Duration retryAfter;

    /** A failure without a problem document: network, TLS, not an ACME server. */
    public CaException(String what, String why, String nextStep, Throwable cause) {
        super(what, why, nextStep, cause);
        this.problem = null;
        this.retryAfter = null;
    }

    /** A failure that the authority explained. */
    public CaException(String what, String why, String nextStep, Problem problem, Optional<Duration> retryAfter) {
        super(what, why, nextStep);
        this.problem = problem;
        this.retryAfter = retryAfter.orElse(null);
    }

    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /** When the authority wants to be asked again. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** True for a problem of that ACME error type. */
    public boolean is(String acmeCode) {
        return problem().filter(p -> p.is(acmeCode)).isPresent();
    }
}
