package org.jcertbot.cli.terminal;

/** Text in the shape of a terminal of 80 columns. */
final class Prose {
    static final String RULE = "- ".repeat(39) + "-";

    private static final int WIDTH = 80;

    private Prose() {}

    /** Breaks long lines between words; a word that is longer than the line (an URL, a path) stays whole. */
    static String wrap(String text) {
        var wrapped = new StringBuilder(text.length() + 16);
        String separator = "";
        for (String line : text.split("\n", -1)) {
            wrapped.append(separator);
            if (line.length() <= WIDTH) wrapped.append(line);
            else wrapLine(line, wrapped);
            separator = "\n";
        }
        return wrapped.toString();
    }

    /** Between two rules, after an empty line; ends with a line break. */
    static String frame(String text) {
        return "\n" + RULE + "\n" + text + "\n" + RULE + "\n";
    }

    private static void wrapLine(String line, StringBuilder wrapped) {
        int start = 0;
        while (line.length() - start > WIDTH) {
            int end = line.lastIndexOf(' ', start + WIDTH);
            if (end <= start + leadingBlanks(line, start)) end = line.indexOf(' ', start + WIDTH);
            if (end < 0) break;
            wrapped.append(line.substring(start, end).stripTrailing()).append('\n');
            start = end + leadingBlanks(line, end);
        }
        wrapped.append(line, start, line.length());
    }

    private static int leadingBlanks(String line, int from) {
        int end = from;
        while (end < line.length() && line.charAt(end) == ' ') end++;
        return end - from;
    }
}
