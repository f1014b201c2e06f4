package org.jcertbot.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpWriterTest {
    @ParameterizedTest
    @CsvSource({"132, 132", "' 100 ', 100", "'', 80", "0, 80", "x, 80", "-5, 80"})
    void takesTheWidthOfTheTerminalOrTheUsualOne(String variable, int expected) {
        assertEquals(expected, HelpWriter.columns(variable));
    }

    @Test
    void breaksLinesBetweenWords() {
        assertEquals(List.of("aa bb", "cc"), HelpWriter.wrap("aa bb cc", 6));
    }

    @Test
    void aLineMayBeFull() {
        assertEquals(List.of("aa bb", "cc"), HelpWriter.wrap("aa bb cc", 5));
    }

    @Test
    void aLongWordHasALineToItself() {
        assertEquals(List.of("a", "/a/very/long/path", "b"), HelpWriter.wrap("a /a/very/long/path b", 6));
    }

    @Test
    void nothingIsNoLine() {
        assertEquals(List.of(), HelpWriter.wrap("", 6));
    }

    @Test
    void aShortTermHasItsDescriptionBeside() {
        assertEquals(
                "  --flag                What it does.",
                new HelpWriter(80).term("--flag", "What it does.").toString());
    }

    @Test
    void aLongTermHasItsDescriptionBelow() {
        assertEquals(
                "  --a-flag-with-a-long-name\n" + " ".repeat(24) + "What it does.",
                new HelpWriter(80)
                        .term("--a-flag-with-a-long-name", "What it does.")
                        .toString());
    }

    @Test
    void aNarrowTerminalHasANarrowLeftColumn() {
        assertEquals(
                "  --flag\n        What it does.",
                new HelpWriter(50).term("--flag", "What it does.").toString());
    }

    @Test
    void headingsStandApart() {
        assertEquals(
                "a\n\nb:\nc",
                new HelpWriter(80).paragraph("a").heading("b").paragraph("c").toString());
    }
}
