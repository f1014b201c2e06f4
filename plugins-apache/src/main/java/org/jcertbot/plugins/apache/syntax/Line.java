package org.jcertbot.plugins.apache.syntax;

/**
 * A logical line: a physical one, and those that a backslash directly before the line end joins to it. It is a view of
 * its document's text, because most lines of a large configuration are never looked at.
 *
 * @param start where its first byte is, blanks included
 * @param end where the first byte after it is: behind its line end, if it has one
 */
record Line(String source, int start, int end) {
    /** The line that begins there. */
    static Line at(String source, int start) {
        int newline = source.indexOf('\n', start);
        while (newline >= 0 && continuation(source, start, newline) >= 0) newline = source.indexOf('\n', newline + 1);
        return new Line(source, start, newline < 0 ? source.length() : newline + 1);
    }

    /** The line as Apache reads it: joined, without its line end and the blanks around it. */
    String text() {
        int newline = source.indexOf('\n', start);
        boolean single = newline < 0 || (newline == end - 1 && continuation(source, start, newline) < 0);
        if (single) return Blanks.stripped(source, start, end);
        String joined = joined();
        return Blanks.stripped(joined, 0, joined.length());
    }

    private String joined() {
        var joined = new StringBuilder(end - start);
        int from = start;
        for (int newline = source.indexOf('\n', from); newline >= 0 && newline < end; ) {
            int backslash = continuation(source, from, newline);
            joined.append(source, from, backslash < 0 ? newline : backslash);
            from = newline + 1;
            newline = source.indexOf('\n', from);
        }
        return joined.append(source, from, end).toString();
    }

    /** Where the backslash is that joins the next line to the one from there to its newline; -1 when there is none. */
    private static int continuation(String source, int from, int newline) {
        int last = newline - 1;
        if (last >= from && source.charAt(last) == '\r') last--;
        return last >= from && source.charAt(last) == '\\' ? last : -1;
    }
}
