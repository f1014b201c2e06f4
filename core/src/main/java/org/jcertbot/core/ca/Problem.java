package org.jcertbot.core.ca;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcertbot.core.identifier.Identifier;

/**
 * What the authority says went wrong (RFC 7807, RFC 8555 section 6.7).
 *
 * @param type the problem type as a URI, such as {@code urn:ietf:params:acme:error:rateLimited}
 * @param title short text, or empty
 * @param detail text for people, or empty
 * @param identifier the identifier that a subproblem is about
 * @param subproblems one for each identifier that failed (RFC 8555 section 6.7.1)
 */
public record Problem(
        String type, String title, String detail, Optional<Identifier> identifier, List<Problem> subproblems) {
    private static final String ACME_PREFIX = "urn:ietf:params:acme:error:";

    public Problem {
        subproblems = List.copyOf(subproblems);
    }

    /** A problem of which the authority says nothing but that it exists (RFC 7807 section 4.2). */
    public static Problem withoutDetail(String detail) {
        return new Problem("about:blank", "", detail, Optional.empty(), List.of());
    }

    /** The type without the ACME prefix, such as {@code rateLimited}; a foreign type in full. */
    public String code() {
        return type.startsWith(ACME_PREFIX) ? type.substring(ACME_PREFIX.length()) : type;
    }

    /** True for the ACME error type of that name. */
    public boolean is(String acmeCode) {
        return type.equals(ACME_PREFIX + acmeCode);
    }

    /** One line for people: title and detail where there are any, else what the type means, else the type. */
    public String describe() {
        String text = Stream.of(title, detail).filter(part -> !part.isEmpty()).collect(Collectors.joining(" :: "));
        return text.isEmpty() ? ErrorDescriptions.of(code()).orElse(type) : text;
    }
}
