package org.jcertbot.plugins.apache.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ${NAME}} stands for at some place of the configuration: {@code Define} says it first, then the environment
 * of Apache. It changes while the configuration is read, as it does in Apache.
 */
final class Variables {
    private final Map<String, String> environment;
    private final Map<String, String> defined;

    /**
     * @param environment of Apache
     * @param defined on its command line ({@code -D}); the value is empty for one without
     */
    Variables(Map<String, String> environment, Map<String, String> defined) {
        this.environment = environment;
        this.defined = new HashMap<>(defined);
    }

    void define(String name, String value) {
        defined.put(name, value);
    }

    void undefine(String name) {
        defined.remove(name);
    }

    /** For {@code IfDefine}. */
    boolean isDefined(String name) {
        return defined.containsKey(name);
    }

    Set<String> names() {
        return Set.copyOf(defined.keySet());
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
        String value = defined.get(name);
        return value == null || value.isEmpty() ? environment.get(name) : value;
    }
}
