package org.jcertbot.core.identifier;

import java.util.Optional;
import org.jcertbot.core.error.InvalidInputException;

/**
 * The name of a lineage: the file name of its renewal file without {@code .conf}. It does not begin with a dot: such
 * names are those of unfinished work.
 */
public record CertName(String text) {
    public CertName {
        if (!isFileName(text)) throw new IllegalArgumentException("not a certificate name: " + text);
    }

    /** Reads the value of {@code --cert-name}. */
    public static CertName parse(String input) throws InvalidInputException {
        if (!isFileName(input)) {
            throw new InvalidInputException(
                    "The certificate name \"" + input + "\" cannot be used.",
                    "It becomes a file name: it must not be empty, contain a slash or begin with a dot.",
                    "Choose another name with --cert-name.");
        }
        return new CertName(input);
    }

    /** Reads a name that was not given by a user; empty when a lineage cannot have it. */
    public static Optional<CertName> find(String text) {
        return isFileName(text) ? Optional.of(new CertName(text)) : Optional.empty();
    }

    /** The name of a new lineage for which the user gave none: its first identifier, without {@code *.}. */
    public static CertName of(Identifier first) throws InvalidInputException {
        return parse(first instanceof DnsName name ? name.withoutWildcard().text() : first.text());
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean isFileName(String text) {
        return !text.isEmpty()
                && text.indexOf('/') < 0
                && text.indexOf('\0') < 0
                && text.indexOf('\n') < 0
                && text.indexOf('\r') < 0
                && !text.startsWith(".");
    }
}
