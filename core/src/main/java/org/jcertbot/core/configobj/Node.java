package org.jcertbot.core.configobj;

/** A line of a renewal file, or the several lines of one triple-quoted value. Joining the texts gives the file. */
sealed interface Node {
    /** The characters as they stand in the file, line end included. */
    String text();

    /** A blank line or a comment. */
    record Trivia(String text) implements Node {}

    /** {@code [name]}; the number of brackets is the depth. */
    record Header(String text, int depth, String name) implements Node {}

    /**
     * {@code key = value # comment}.
     *
     * @param lead everything before the value: indentation, key and equals sign with the blanks around it
     * @param raw the value as written, quotes included
     * @param tail everything behind the value: blanks, comment, line end
     * @param value what {@code raw} means, before interpolation
     */
    record Entry(String lead, String key, String raw, String tail, Value value) implements Node {
        @Override
        public String text() {
            return lead + raw + tail;
        }

        String indentation() {
            int end = 0;
            while (end < lead.length() && (lead.charAt(end) == ' ' || lead.charAt(end) == '\t')) end++;
            return lead.substring(0, end);
        }
    }
}
