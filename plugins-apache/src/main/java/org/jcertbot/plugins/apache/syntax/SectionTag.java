package org.jcertbot.plugins.apache.syntax;

import java.util.List;

/**
 * The first line of a section, taken apart.
 *
 * @param name without the {@code <}, in the case in which it is written
 * @param arguments what follows the name, up to the last {@code >} of the line, or all of it where that is missing: Apache
 *     accepts it so in what it skips
 */
public record SectionTag(String name, String arguments) {
    /**
     * Takes a line apart.
     *
     * @param line a logical line whose first word begins with {@code <}
     */
    public static SectionTag of(String line) {
        var words = new Words(line);
        String name = words.next().substring(1);
        if (name.endsWith(">")) return new SectionTag(name.substring(0, name.length() - 1), "");
        String rest = words.rest();
        int end = rest.lastIndexOf('>');
        return new SectionTag(name, Blanks.stripped(rest, 0, end < 0 ? rest.length() : end));
    }

    /** The words of the arguments. */
    public List<String> words() {
        return Words.of(arguments);
    }
}
