package org.jcertbot.plugins.nginx.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Changes to a text, by offsets in the text as it was. They can be added in any order, but must not overlap; insertions
 * at one place keep the order in which they were added.
 */
public final class TextEdits {
    private record Edit(int start, int end, String replacement) {}

    private final List<Edit> edits = new ArrayList<>();

    public TextEdits insert(int at, String text) {
        return replace(at, at, text);
    }

    public TextEdits delete(int start, int end) {
        return replace(start, end, "");
    }

    public TextEdits replace(int start, int end, String replacement) {
        if (start < 0 || end < start) throw new IllegalArgumentException("no such range: " + start + " to " + end);
        edits.add(new Edit(start, end, replacement));
        return this;
    }

    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /**
     * The changed text.
     *
     * @throws IllegalStateException when two changes overlap
     */
    public String applyTo(String source) {
        var ordered = new ArrayList<>(edits);
        ordered.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
        var result = new StringBuilder(source.length() + 1024);
        int done = 0;
        for (Edit edit : ordered) {
            if (edit.start < done) throw new IllegalStateException("two changes overlap at " + edit.start);
            result.append(source, done, edit.start).append(edit.replacement);
            done = edit.end;
        }
        return result.append(source, done, source.length()).toString();
    }
}
