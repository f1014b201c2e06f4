package org.jcertbot.plugins.nginx.model;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Writes an expression of PCRE, nginx's library, so that Java understands the same by it. What Java does not know at all
 * it refuses by itself; this is for what it would take for something else.
 */
final class PcreTranslation {
    /** The opening of a named group. Java does not take all of their names, and we need none. */
    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?(?:P?<(?![=!])[^>]*>|'[^']*')");

    private static final Pattern POSIX_CLASS = Pattern.compile("\\[:(\\^?)([a-z]+):\\]");
    private static final Map<String, String> POSIX_IN_JAVA = Map.ofEntries(
            Map.entry("alnum", "Alnum"),
            Map.entry("alpha", "Alpha"),
            Map.entry("ascii", "ASCII"),
            Map.entry("blank", "Blank"),
            Map.entry("cntrl", "Cntrl"),
            Map.entry("digit", "Digit"),
            Map.entry("graph", "Graph"),
            Map.entry("lower", "Lower"),
            Map.entry("print", "Print"),
            Map.entry("punct", "Punct"),
            Map.entry("space", "Space"),
            Map.entry("upper", "Upper"),
            Map.entry("xdigit", "XDigit"));

    private final String pcre;
    private final boolean anyCase;
    private final StringBuilder java = new StringBuilder();
    private int at;

    PcreTranslation(String pcre, boolean anyCase) {
        this.pcre = pcre;
        this.anyCase = anyCase;
    }

    String toJava() {
        while (at < pcre.length()) {
            switch (pcre.charAt(at)) {
                case '\\' -> copy(2);
                case '[' -> characterClass();
                case '(' -> group();
                default -> copy(1);
            }
        }
        return java.toString();
    }

    private void copy(int length) {
        int end = Math.min(at + length, pcre.length());
        java.append(pcre, at, end);
        at = end;
    }

    private void group() {
        Matcher named = NAMED_GROUP.matcher(pcre).region(at, pcre.length());
        if (!named.lookingAt()) {
            copy(1);
            return;
        }
        java.append('(');
        at = named.end();
    }

    /** In Java a bracket in a class opens a class in it, and {@code &&} is an operator; in PCRE they are characters. */
    private void characterClass() {
        copy(pcre.startsWith("[^", at) ? 2 : 1);
        if (pcre.startsWith("]", at)) escape();
        while (at < pcre.length()) {
            switch (pcre.charAt(at)) {
                case '\\' -> copy(2);
                case '[' -> bracketInClass();
                case '&' -> escape();
                case ']' -> {
                    copy(1);
                    return;
                }
                default -> copy(1);
            }
        }
    }

    private void escape() {
        java.append('\\');
        copy(1);
    }

    private void bracketInClass() {
        Matcher posix = POSIX_CLASS.matcher(pcre).region(at, pcre.length());
        if (!posix.lookingAt()) {
            escape();
            return;
        }
        java.append(posix.group(1).isEmpty() ? "\\p{" : "\\P{")
                .append(inJava(posix.group(2)))
                .append('}');
        at = posix.end();
    }

    private String inJava(String posix) {
        if (anyCase && (posix.equals("upper") || posix.equals("lower"))) return "Alpha";
        String name = POSIX_IN_JAVA.get(posix);
        if (name == null) throw new PatternSyntaxException("unknown class " + posix, pcre, at);
        return name;
    }
}
