package org.jcertbot.plugins.apache.syntax;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A section that Apache decides upon while it reads: what it holds belongs to what it stands in, or does not count. Such
 * a section may end with its file when it counts.
 */
public enum Condition {
    MODULE,
    DEFINE,
    VERSION,
    FILE,
    DIRECTIVE,
    SECTION;

    private static final Map<String, Condition> BY_NAME = Stream.of(values())
            .collect(Collectors.toMap(
                    condition -> "if" + condition.name().toLowerCase(Locale.ROOT), Function.identity()));

    /** The condition that a section of that name is; empty for any other section, {@code If} among them. */
    public static Optional<Condition> of(String section) {
        return Optional.ofNullable(BY_NAME.get(section.toLowerCase(Locale.ROOT)));
    }
}
