package org.jcertbot.cli.command;

import java.util.ArrayList;
import java.util.List;

/** Lays out help in lines that fit a terminal: paragraphs, and terms with their descriptions beside them. */
final class HelpWriter {
    private static final int USUAL_COLUMNS = 80;
    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;
    private static final int TERM_INDENT = 2;

    private final List<String> lines = new ArrayList<>();
    private final int width;
    private final int column;

    /** @param columns width of the terminal; lines stay one short of it */
    HelpWriter(int columns) {
        this.width = Math.max(NARROWEST, Math.min(WIDEST, columns)) - 1;
        this.column = width < 60 ? 8 : 24;
    }

    /**
     * The width of the terminal.
     *
     * @param variable the value of {@code COLUMNS}; the usual width for anything that is none
     */
    static int columns(String variable) {
        try {
            int number = Integer.parseInt(variable.strip());
            return number > 0 ? number : USUAL_COLUMNS;
        } catch (NumberFormatException notANumber) {
            return USUAL_COLUMNS;
        }
    }

    HelpWriter blank() {
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) lines.add("");
        return this;
    }

    HelpWriter heading(String text) {
        return blank().paragraph(text + ":");
    }

    HelpWriter paragraph(String text) {
        return paragraph(text, 0);
    }

    HelpWriter paragraph(String text, int indent) {
        for (String line : wrap(text, width - indent)) lines.add(" ".repeat(indent) + line);
        return this;
    }

    /** A term, and what it means in the column to the right; below it when the term is too long for the left column. */
    HelpWriter term(String term, String description) {
        var termLines = wrap(term, width - TERM_INDENT);
        for (String line : termLines) lines.add(" ".repeat(TERM_INDENT) + line);
        var texts = wrap(description, width - column);
        String last = lines.get(lines.size() - 1);
        boolean fitsBeside = termLines.size() == 1 && last.length() + 2 <= column && !texts.isEmpty();
        if (fitsBeside) lines.set(lines.size() - 1, last + " ".repeat(column - last.length()) + texts.get(0));
        for (String line : texts.subList(fitsBeside ? 1 : 0, texts.size())) lines.add(" ".repeat(column) + line);
        return this;
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }

    /** Lines of at most that width; a word that is longer has a line to itself. */
    static List<String> wrap(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.strip().split(" +", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (line.length() > 0) line.append(' ');
            line.append(word);
        }
        if (line.length() > 0) lines.add(line.toString());
        return lines;
    }
}
