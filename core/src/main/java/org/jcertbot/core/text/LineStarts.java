package org.jcertbot.core.text;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Where the lines of a text begin. Lines count from 1; each ends with its line feed. */
public final class LineStarts {
    private final String text;

    /** Found when it is first asked for, since most texts are never spoken of. */
    private int @Nullable [] starts;

    public LineStarts(String text) {
        this.text = text;
    }

    /** The line that a character stands on. It costs little to ask for many. */
    public int line(int offset) {
        int found = Arrays.binarySearch(starts(), offset);
        return found < 0 ? -found - 1 : found + 1;
    }

    /** Where a line begins. */
    public int start(int line) {
        return starts()[line - 1];
    }

    private int[] starts() {
        if (starts == null) {
            var others = IntStream.iterate(after(0), start -> start > 0, this::after);
            starts = IntStream.concat(IntStream.of(0), others).toArray();
        }
        return starts;
    }

    /** Where the line behind one begins; 0 when that is the last one. */
    private int after(int start) {
        return text.indexOf('\n', start) + 1;
    }
}
