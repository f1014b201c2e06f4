package org.jcertbot.plugins.nginx.enhancement;

import java.util.List;
import java.util.Locale;
import org.jcertbot.plugins.nginx.model.Located;

/**
 * Whether a level of the configuration gets the {@code add_header} directives of the level around it. Since nginx 1.29.3 a
 * directive says it, which counts for the levels inside as well, until one of them says otherwise.
 */
enum HeaderInheritance {
    /** Unless the level has one of its own: what nginx does when nobody says anything. */
    ON,
    /** Beside those of its own. */
    MERGE,
    /** Never. */
    OFF;

    static final String DIRECTIVE = "add_header_inherit";

    /**
     * What counts on a level.
     *
     * @param outer what counts on the level around it
     */
    static HeaderInheritance in(List<Located> level, HeaderInheritance outer) {
        return level.stream()
                .filter(directive -> directive.is(DIRECTIVE))
                .findFirst()
                .flatMap(Located::value)
                .map(HeaderInheritance::of)
                .orElse(outer);
    }

    private static HeaderInheritance of(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "merge" -> MERGE;
            case "off" -> OFF;
            default -> ON;
        };
    }

    /** True when a level inherits, given whether it adds headers itself. */
    boolean applies(boolean addsItself) {
        return switch (this) {
            case ON -> !addsItself;
            case MERGE -> true;
            case OFF -> false;
        };
    }
}
