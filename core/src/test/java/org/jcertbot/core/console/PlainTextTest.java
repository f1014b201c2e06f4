package org.jcertbot.core.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlainTextTest {
    @Test
    void linesAndTabulatorsStay() {
        assertEquals("a\tb\nc \u00e4 \ud83d\udd12", PlainText.of("a\tb\nc \u00e4 \ud83d\udd12"));
    }

    @Test
    void controlSequencesCannotReachATerminal() {
        assertEquals("\ufffd[31mred\ufffd\ufffd", PlainText.of("\u001b[31mred\r\u009b"));
    }
}
