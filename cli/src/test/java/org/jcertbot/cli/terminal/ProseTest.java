package org.jcertbot.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ProseTest {
    private static final String WORD = "123456789";

    @Test
    void breaksBetweenWordsAtEightyColumns() {
        String eight = (WORD + " ").repeat(8).strip(); // 79 columns
        assertEquals(eight + "x", Prose.wrap(eight + "x"));
        assertEquals(eight + "\nxx", Prose.wrap(eight + " xx"));
        assertEquals(eight + "\n" + eight + "\n" + WORD, Prose.wrap(eight + " " + eight + " " + WORD));
    }

    @Test
    void keepsLineBreaksAndIndentation() {
        assertEquals("a\n\n  b\n", Prose.wrap("a\n\n  b\n"));
    }

    @Test
    void aLongAddressStaysWhole() {
        String address = "https://ca.example/" + "x".repeat(90);
        assertEquals(address, Prose.wrap(address));
        assertEquals("see\n" + address + "\nfor more", Prose.wrap("see " + address + " for more"));
        assertEquals("  " + address + "\nfor more", Prose.wrap("  " + address + " for more"));
    }

    @Test
    void theRuleIsSeventyNineColumnsWide() {
        assertEquals(79, Prose.RULE.length());
        assertEquals("\n" + Prose.RULE + "\ntext\n" + Prose.RULE + "\n", Prose.frame("text"));
    }
}
