package org.jcertbot.core.issuance;

import java.util.List;
import java.util.stream.Collectors;
import org.jcertbot.core.identifier.Identifier;

/** How lists of names stand in sentences. */
final class NameLists {
    private NameLists() {}

    /** {@code a}, {@code a and b}, or {@code a and 5 more}. */
    static String summary(List<Identifier> names) {
        String first = names.get(0).text();
        return switch (names.size()) {
            case 1 -> first;
            case 2 -> first + " and " + names.get(1);
            default -> first + " and " + (names.size() - 1) + " more";
        };
    }

    /** {@code a, b, c}. */
    static String joined(List<Identifier> names) {
        return names.stream().map(Identifier::text).collect(Collectors.joining(", "));
    }

    /** One name on each line, or {@code (None)}. */
    static String bulleted(List<Identifier> names) {
        if (names.isEmpty()) return "(None)";
        return names.stream().map(name -> "\n- " + name.text()).collect(Collectors.joining());
    }

    /** The names that are in the first list only. */
    static List<Identifier> minus(List<Identifier> names, List<Identifier> others) {
        return names.stream().filter(name -> !others.contains(name)).toList();
    }
}
