package org.jcertbot.plugins.apache.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ${NAME}} stands for at some place of the configuration: {@code Define} says it first, then the environment
 * of Apache. It changes while the configuration is read, as it does in Apache.
 */
final class Variables {
    private final Map<String, String> environment;
    private final Set<String> defined = new HashSet<>();
    private final Map<String, String> values = new HashMap<>();

    /**
     * @param environment of Apache
     * @param defined on its command line ({@code -D})
     */
    Variables(Map<String, String> environment, Set<String> defined) {
        this.environment = environment;
        this.defined.addAll(defined);
    }

    /** {@code Define name}: a value that it has stays. */
    void define(String name) {
        defined.add(name);
    }

    /** {@code Define name value}. */
    void define(String name, String value) {
        defined.add(name);
        values.put(name, value);
    }

    void undefine(String name) {
        defined.remove(name);
        values.remove(name);
    }

    /** For {@code IfDefine}. */
    boolean isDefined(String name) {
        return defined.contains(name);
    }

    /**
     * A logical line with the values of its variables, in which variables do not count again. A name that nothing is known
     * of stays as it is written, and so does one with a colon, which is a map of mod_rewrite.
     */
    String expand(String line) {
        int open = line.indexOf("${");
        if (open < 0) return line;
        var expanded = new StringBuilder(line.length());
        int done = 0;
        while (open >= 0) {
            int close = line.indexOf('}', open);
            if (close < 0) break;
            String value = value(line.substring(open + 2, close));
            expanded.append(line, done, open).append(value == null ? line.substring(open, close + 1) : value);
            done = close + 1;
            open = line.indexOf("${", done);
        }
        return expanded.append(line, done, line.length()).toString();
    }

    private @Nullable String value(String name) {
        if (name.indexOf(':') >= 0) return null;
        return values.getOrDefault(name, environment.get(name));
    }
}
