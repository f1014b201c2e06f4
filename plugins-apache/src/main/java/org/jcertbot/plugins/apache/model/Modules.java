package org.jcertbot.plugins.apache.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The modules that are loaded at some place of the configuration, by both of their names. */
final class Modules {
    private static final String SUFFIX = "_module";

    /** Those whose source file has not the name that their symbol suggests. */
    private static final Map<String, String> SOURCES = Map.of(
            "core", "core.c",
            "http", "http_core.c",
            "mpm_event", "event.c",
            "mpm_worker", "worker.c",
            "mpm_prefork", "prefork.c");

    private final Set<String> names = new HashSet<>();

    /** @param loaded symbols of those that are compiled in */
    Modules(Collection<String> loaded) {
        for (String symbol : loaded) addSymbol(symbol);
    }

    /** {@code LoadModule symbol file}. */
    void load(String symbol, String file) {
        addSymbol(symbol);
        String name = file.substring(file.lastIndexOf('/') + 1);
        boolean tells = name.endsWith(".so") && !SOURCES.containsKey(stem(symbol));
        if (tells) names.add(name.substring(0, name.length() - 2) + "c");
    }

    private void addSymbol(String symbol) {
        String stem = stem(symbol);
        names.add(symbol);
        names.add(SOURCES.getOrDefault(stem, "mod_" + stem + ".c"));
    }

    private static String stem(String symbol) {
        return symbol.endsWith(SUFFIX) ? symbol.substring(0, symbol.length() - SUFFIX.length()) : symbol;
    }

    /** By symbol ({@code ssl_module}) or source file ({@code mod_ssl.c}); the case counts. */
    boolean have(String name) {
        return names.contains(name);
    }
}
