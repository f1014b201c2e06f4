package org.jcertbot.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineStartsTest {
    /** Lines that begin at 0, 3, 4 and 7; nothing stands on the last one. */
    private final LineStarts lines = new LineStarts("ab\n\nc\r\n");

    @ParameterizedTest(name = "{0}: line {1}")
    @CsvSource({"0, 1", "1, 1", "2, 1", "3, 2", "4, 3", "5, 3", "6, 3", "7, 4"})
    void aLineEndsWithItsLineFeed(int offset, int line) {
        assertEquals(line, lines.line(offset));
    }

    @ParameterizedTest(name = "line {0}: {1}")
    @CsvSource({"1, 0", "2, 3", "3, 4", "4, 7"})
    void aLineBeginsBehindALineFeed(int line, int start) {
        assertEquals(start, lines.start(line));
    }

    @Test
    void anEmptyTextIsOneLine() {
        assertEquals(1, new LineStarts("").line(0));
    }
}
