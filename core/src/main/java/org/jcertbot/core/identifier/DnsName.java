package org.jcertbot.core.identifier;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jcertbot.core.error.InvalidInputException;

/**
 * A DNS name as an order takes it: lower case, ASCII, no trailing dot.
 *
 * <p>Only what every authority would refuse is refused here (length, empty labels, other characters, URLs, addresses);
 * the rest is the authority's to decide. So a name is safe wherever it is written: it has no blanks, quotes or brackets.
 */
public record DnsName(String text) implements Identifier {
    private static final int MAX_NAME = 255;
    private static final int MAX_LABEL = 63;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_-]+");
    private static final String WILDCARD = "*.";

    public DnsName {
        if (!reasonAgainst(text).isEmpty()) throw new IllegalArgumentException("not a DNS name: " + text);
    }

    /** Reads what a user typed; one trailing dot is dropped. */
    public static DnsName parse(String input) throws InvalidInputException {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(input)) {
            throw invalid(
                    input,
                    "Non-ASCII domain names are not supported.",
                    "Give an internationalized name in its Punycode form (xn--...).");
        }
        String name = input.toLowerCase(Locale.ROOT);
        if (name.endsWith(".")) name = name.substring(0, name.length() - 1);
        String reason = reasonAgainst(name);
        if (!reason.isEmpty()) throw invalid(input, reason, "");
        return new DnsName(name);
    }

    /** True for a name that starts with {@code *.}. */
    public boolean isWildcard() {
        return text.startsWith(WILDCARD);
    }

    /** The name without a leading {@code *.}: what the authority validates for a wildcard. */
    public DnsName withoutWildcard() {
        return isWildcard() ? new DnsName(text.substring(WILDCARD.length())) : this;
    }

    @Override
    public String toString() {
        return text;
    }

    private static String reasonAgainst(String name) {
        if (name.isEmpty()) return "The name is empty.";
        if (name.startsWith("http://") || name.startsWith("https://")) {
            return "It is a URL; give the host name only, without scheme and path.";
        }
        if (IpAddress.find(name).isPresent()) return "It is an IP address; use --ip-address for those.";
        if (name.length() > MAX_NAME) return "It is longer than " + MAX_NAME + " characters.";
        String rest = name.startsWith(WILDCARD) ? name.substring(WILDCARD.length()) : name;
        for (String label : rest.split("\\.", -1)) {
            if (label.isEmpty()) return "It contains an empty label (two dots in a row, or a leading dot).";
            if (label.length() > MAX_LABEL)
                return "The label " + label + " is longer than " + MAX_LABEL + " characters.";
            if (!LABEL.matcher(label).matches()) {
                return "It may have letters, digits, hyphens, underscores and dots only, and \"*.\" at its beginning.";
            }
        }
        return "";
    }

    private static InvalidInputException invalid(String input, String why, String nextStep) {
        return new InvalidInputException("Requested domain " + input + " is not usable.", why, nextStep);
    }
}
