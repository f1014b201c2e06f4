package org.jcertbot.plugins.nginx.edit;

/** Where the lines of a text begin and end. A line ends before its LF or CR LF. */
public final class Lines {
    private Lines() {}

    /** The line separator of a text: that of its first line. */
    public static String separator(String source) {
        int lineFeed = source.indexOf('\n');
        return lineFeed > 0 && source.charAt(lineFeed - 1) == '\r' ? "\r\n" : "\n";
    }

    /** Where the line begins that an offset is in. */
    static int start(String source, int at) {
        return source.lastIndexOf('\n', at - 1) + 1;
    }

    /** Where the line ends that an offset is in. */
    static int end(String source, int at) {
        int lineFeed = source.indexOf('\n', at);
        if (lineFeed < 0) return source.length();
        return lineFeed > at && source.charAt(lineFeed - 1) == '\r' ? lineFeed - 1 : lineFeed;
    }

    /** Where the line after the one that an offset is in begins. */
    static int next(String source, int at) {
        int lineFeed = source.indexOf('\n', at);
        return lineFeed < 0 ? source.length() : lineFeed + 1;
    }

    /** The first offset from here on that is no blank and no tab. */
    static int skipBlanks(String source, int from) {
        int at = from;
        while (at < source.length() && isBlank(source.charAt(at))) at++;
        return at;
    }

    /** Where the blanks and tabs before an offset begin. */
    static int blanksBefore(String source, int before) {
        int at = before;
        while (at > 0 && isBlank(source.charAt(at - 1))) at--;
        return at;
    }

    /** True when only blanks stand between the beginning of the line and the offset. */
    static boolean isFirst(String source, int at) {
        return blanksBefore(source, at) == start(source, at);
    }

    /** True when only blanks stand between the offset and the end of the line. */
    static boolean isLast(String source, int at) {
        return skipBlanks(source, at) >= end(source, at);
    }

    /** The blanks that the line of an offset begins with. */
    public static String indentation(String source, int at) {
        int start = start(source, at);
        return source.substring(start, skipBlanks(source, start));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
