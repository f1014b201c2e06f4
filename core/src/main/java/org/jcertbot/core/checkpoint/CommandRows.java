package org.jcertbot.core.checkpoint;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code COMMANDS}: comma-separated values (RFC 4180), a program and its arguments in each row. */
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
