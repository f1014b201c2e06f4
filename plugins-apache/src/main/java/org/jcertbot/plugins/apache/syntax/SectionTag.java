package org.jcertbot.plugins.apache.syntax;

import java.util.List;

/**
 * The first line of a section, taken apart.
 *
 * @param name without the {@code <}, in the case in which it is written
 * @param arguments what follows the name, up to the last {@code >} of the line
 * @param complete false when that {@code >} is missing, which Apache accepts only in what it skips
 */
public record SectionTag(String name, String arguments, boolean complete) {
    /**
     * Takes a line apart.
     *
     * @param line a logical line whose first word begins with {@code <}
     */
    public static SectionTag of(String line) {
        var words = new Words(line);
        String name = words.next().substring(1);
        if (name.endsWith(">")) return new SectionTag(name.substring(0, name.length() - 1), "", true);
        String rest = words.rest();
        int end = rest.lastIndexOf('>');
        return end < 0 ? new SectionTag(name, rest, false) : new SectionTag(name, Blanks.stripped(rest, 0, end), true);
    }

    /** The words of the arguments. */
    public List<String> words() {
        return Words.of(arguments);
    }

    /** True for a line that opens or closes a section. */
    static boolean isTag(String line) {
        return new Words(line).next().startsWith("<");
    }

    /** True for a line that closes a section. */
    static boolean closes(String line) {
        return new Words(line).next().startsWith("</");
    }
}
