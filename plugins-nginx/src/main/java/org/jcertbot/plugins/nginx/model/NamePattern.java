package org.jcertbot.plugins.nginx.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of {@code server_name}, evaluated as nginx does: anywhere in the lower-case host, and without
 * regard to case when the expression has an upper-case letter.
 */
final class NamePattern {
    /** Named groups of PCRE; Java does not take all of their names, and we need none. */
    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?P?<(?![=!])[^>]*>|\\(\\?'[^']*'");

    private final @Nullable Pattern pattern;

    private NamePattern(@Nullable Pattern pattern) {
        this.pattern = pattern;
    }

    static NamePattern of(String expression) {
        boolean anyCase = expression.chars().anyMatch(Character::isUpperCase);
        String translated = NAMED_GROUP.matcher(expression).replaceAll("(");
        try {
            return new NamePattern(Pattern.compile(translated, anyCase ? Pattern.CASE_INSENSITIVE : 0));
        } catch (PatternSyntaxException unknownToJava) {
            return new NamePattern(null);
        }
    }

    Optional<NameRank> rank(String host) {
        if (pattern == null) return Optional.of(NameRank.PERHAPS);
        Matcher matcher = pattern.matcher(host);
        return matcher.find() ? Optional.of(NameRank.REGEX) : Optional.empty();
    }
}
