package org.jcertbot.plugins.apache.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What {@code <Macro name parameters>} of mod_macro defines.
 *
 * @param parameters with the sign that they begin with, if they have one
 */
record Macro(List<String> parameters, String body) {
    /** The body with these values; what has too few or too many, Apache refuses. */
    String expand(List<String> values) {
        // The longest first: mod_macro takes $name for $name, not for $n.
        var replacements = new ArrayList<Integer>();
        for (int i = 0; i < Math.min(parameters.size(), values.size()); i++) replacements.add(i);
        replacements.sort(
                Comparator.comparingInt((Integer i) -> parameters.get(i).length())
                        .reversed());
        var expanded = new StringBuilder();
        int at = 0;
        while (at < body.length()) {
            int found = parameterAt(at, replacements);
            if (found < 0) {
                expanded.append(body.charAt(at++));
            } else {
                expanded.append(values.get(found));
                at += parameters.get(found).length();
            }
        }
        return expanded.toString();
    }

    private int parameterAt(int at, List<Integer> longestFirst) {
        for (int i : longestFirst) if (body.startsWith(parameters.get(i), at)) return i;
        return -1;
    }
}
