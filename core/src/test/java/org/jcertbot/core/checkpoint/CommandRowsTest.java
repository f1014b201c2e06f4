package org.jcertbot.core.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CommandRowsTest {
    @Test
    void rowsEndWithCarriageReturnAndLineFeed() {
        assertEquals(
                List.of(List.of("a2dismod", "ssl"), List.of("a2dissite", "x")),
                CommandRows.parse("a2dismod,ssl\r\na2dissite,x\r\n"));
    }

    @Test
    void quotesKeepCommasAndLineEndsAndAreDoubled() {
        assertEquals(
                List.of(List.of("echo", "a, \"b\"\r\nc", "d")), CommandRows.parse("echo,\"a, \"\"b\"\"\r\nc\",d\r\n"));
    }

    @Test
    void anEmptyFieldIsAnArgument() {
        assertEquals(List.of(List.of("echo", "", "x", "")), CommandRows.parse("echo,,x,\n"));
    }

    @Test
    void emptyRowsAreNone() {
        assertEquals(List.of(), CommandRows.parse("\r\n\n"));
        assertEquals(List.of(), CommandRows.parse(""));
    }

    @Test
    void theLastRowNeedsNoEnd() {
        assertEquals(List.of(List.of("true")), CommandRows.parse("true"));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        var rows = List.of(List.of("a2dismod", "-f", "ssl"), List.of("echo", "", "a, \"b\"\r\nc"), List.of("true"));
        String text = CommandRows.format(rows);
        assertEquals("a2dismod,-f,ssl\r\necho,\"\",\"a, \"\"b\"\"\r\nc\"\r\ntrue\r\n", text);
        assertEquals(rows, CommandRows.parse(text));
    }
}
