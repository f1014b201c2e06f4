package org.jcertbot.plugins.nginx.model;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of {@code server_name}, evaluated as nginx does: anywhere in the lower-case host, and without
 * regard to case when the expression has an upper-case letter.
 */
final class NamePattern {
    private static final Pattern UPPER_CASE = Pattern.compile("[A-Z]");

    private final @Nullable Pattern pattern;

    private NamePattern(@Nullable Pattern pattern) {
        this.pattern = pattern;
    }

    static NamePattern of(String expression) {
        boolean anyCase = UPPER_CASE.matcher(expression).find();
        try {
            String translated = new PcreTranslation(expression, anyCase).toJava();
            return new NamePattern(Pattern.compile(translated, anyCase ? Pattern.CASE_INSENSITIVE : 0));
        } catch (PatternSyntaxException unknownToJava) {
            return new NamePattern(null);
        }
    }

    /** Empty when it does not match. */
    Optional<NameRank> rank(String host) {
        if (pattern == null) return Optional.of(NameRank.PERHAPS);
        return pattern.matcher(host).find() ? Optional.of(NameRank.REGEX) : Optional.empty();
    }
}
