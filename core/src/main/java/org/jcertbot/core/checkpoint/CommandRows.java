package org.jcertbot.core.checkpoint;

import java.util.ArrayList;
import java.util.List;

/** Reads and writes {@code COMMANDS}: comma-separated values (RFC 4180), a program and its arguments in each row. */
final class CommandRows {
    private static final char QUOTE = '"';

    private final String text;
    private final List<List<String>> rows = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private List<String> row = new ArrayList<>();
    private boolean quoted;

    private CommandRows(String text) {
        this.text = text;
    }

    /** The rows, without empty ones. */
    static List<List<String>> parse(String text) {
        var reader = new CommandRows(text);
        for (int at = 0; at < text.length(); at++) at += reader.accept(at);
        reader.endRow();
        return reader.rows;
    }

    /** The rows as text, with line ends and quotes like those of the original. */
    static String format(List<List<String>> rows) {
        var text = new StringBuilder();
        for (List<String> row : rows) {
            String separator = "";
            for (String field : row) {
                text.append(separator).append(quotedIfNeeded(field));
                separator = ",";
            }
            text.append("\r\n");
        }
        return text.toString();
    }

    private static String quotedIfNeeded(String field) {
        boolean plain = !field.isEmpty() && field.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return plain ? field : QUOTE + field.replace("\"", "\"\"") + QUOTE;
    }

    /** Returns how many characters more than the one it took. */
    private int accept(int at) {
        char next = text.charAt(at);
        if (quoted && next == QUOTE && text.startsWith("\"\"", at)) {
            field.append(QUOTE);
            return 1;
        }
        if (next == QUOTE) quoted = !quoted;
        else if (quoted) field.append(next);
        else if (next == ',') endField();
        else if (next == '\n') endRow();
        else if (next != '\r') field.append(next);
        return 0;
    }

    private void endField() {
        row.add(field.toString());
        field.setLength(0);
    }

    private void endRow() {
        if (row.isEmpty() && field.isEmpty()) return;
        endField();
        rows.add(List.copyOf(row));
        row = new ArrayList<>();
    }
}
