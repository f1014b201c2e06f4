package org.jcertbot.core.configobj;

import java.util.StringJoiner;
import org.jcertbot.core.error.InvalidInputException;

/** Writes values and names so that the dialect reads them back as they were. */
final class Quoting {
    private static final String EDGE_CHARACTERS = " \t\r\n\u000b'\"";

    /** What goes behind the equals sign. */
    static String valueOf(Value value) throws InvalidInputException {
        if (value instanceof Value.Text text) return text(text.text());
        if (value instanceof Value.TextList list) return list(list);
        throw new IllegalArgumentException("a section is not written behind an equals sign");
    }

    /** A key, or the name of a section. */
    static String name(String name) throws InvalidInputException {
        boolean misread = name.indexOf('=') >= 0 || name.startsWith("[");
        return misread ? inQuotes(name) : member(name);
    }

    private static String text(String text) throws InvalidInputException {
        boolean bothQuotes = text.indexOf('"') >= 0 && text.indexOf('\'') >= 0;
        return bothQuotes || hasLineEnd(text) ? inTripleQuotes(text) : member(text);
    }

    private static String list(Value.TextList list) throws InvalidInputException {
        if (list.texts().isEmpty()) return ",";
        var joined = new StringJoiner(", ");
        for (String text : list.texts()) joined.add(member(text));
        return list.texts().size() == 1 ? joined + "," : joined.toString();
    }

    private static String member(String text) throws InvalidInputException {
        if (text.isEmpty()) return "\"\"";
        if (hasLineEnd(text)) throw unwritable(text, "it contains a line break");
        boolean plain = isPlainEdge(text.charAt(0))
                && isPlainEdge(text.charAt(text.length() - 1))
                && text.indexOf(',') < 0
                && text.indexOf('#') < 0;
        return plain ? text : inQuotes(text);
    }

    private static String inQuotes(String text) throws InvalidInputException {
        if (text.indexOf('"') < 0) return '"' + text + '"';
        if (text.indexOf('\'') < 0) return "'" + text + "'";
        throw unwritable(text, "it contains both kinds of quotes");
    }

    private static String inTripleQuotes(String text) throws InvalidInputException {
        // A quote at either end of the text does no harm: readers take the last three quotes of the line.
        if (!text.contains("'''")) return "'''" + text + "'''";
        if (!text.contains("\"\"\"")) return "\"\"\"" + text + "\"\"\"";
        throw unwritable(text, "it contains both kinds of triple quotes");
    }

    private static boolean isPlainEdge(char c) {
        return EDGE_CHARACTERS.indexOf(c) < 0;
    }

    private static boolean hasLineEnd(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }

    private static InvalidInputException unwritable(String text, String why) {
        return new InvalidInputException(
                "The value \"" + text + "\" cannot be stored in a renewal file.",
                "Renewal files have no notation for it: " + why + ".",
                "Put a command like this into a script of its own, and give the script's path.");
    }

    private Quoting() {}
}
