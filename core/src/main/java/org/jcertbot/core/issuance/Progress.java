package org.jcertbot.core.issuance;

import java.util.List;
import java.util.Optional;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.ca.Problem;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.UnexpectedException;
import org.jcertbot.core.identifier.Identifier;

/** How far a request got: to a value that the next step takes, or to its failure. */
sealed interface Progress<T> {
    /** The step before succeeded. */
    record Reached<T>(IssuanceRequest request, T value) implements Progress<T> {}

    /**
     * The request has failed.
     *
     * @param rejected the identifiers that it failed for, as far as the authority told
     */
    record Failed<T>(IssuanceRequest request, CertbotException error, List<Identifier> rejected)
            implements Progress<T> {}

    /** Work that may fail. */
    @FunctionalInterface
    interface Step<T, U> {
        U run(T value) throws CertbotException, InterruptedException;
    }

    IssuanceRequest request();

    /** Takes the step when this has got so far; its failure ends this request only. */
    default <U> Progress<U> then(Step<T, U> step) throws InterruptedException {
        if (this instanceof Failed<T> failed) return new Failed<>(failed.request, failed.error, failed.rejected);
        Reached<T> reached = (Reached<T>) this;
        try {
            return new Reached<>(reached.request, step.run(reached.value));
        } catch (CertbotException e) {
            return failed(reached.request, e);
        } catch (RuntimeException bug) {
            return failed(reached.request, new UnexpectedException(bug));
        }
    }

    /** The value, or the failure. */
    default T orThrow() throws CertbotException {
        if (this instanceof Failed<T> failed) throw failed.error;
        return ((Reached<T>) this).value;
    }

    static Progress<IssuanceRequest> start(IssuanceRequest request) {
        return new Reached<>(request, request);
    }

    /** A failure; a refusal by the authority may name the identifiers it is about (RFC 8555 section 6.7.1). */
    static <T> Failed<T> failed(IssuanceRequest request, CertbotException error) {
        List<Identifier> rejected = error instanceof CaException refusal
                ? refusal.problem().map(Problem::subproblems).orElse(List.of()).stream()
                        .map(Problem::identifier)
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
        return new Failed<>(request, error, rejected);
    }
}
