package org.jcertbot.core.webserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.jcertbot.core.text.ByteText;
import org.jcertbot.core.text.Sha256;
import org.junit.jupiter.api.Test;

final class TextHashTest {
    @Test
    void allLineEndsCountAsLineFeeds() {
        String expected = Sha256.hex(ByteText.bytes("a\nb\n\nc"));
        assertEquals(expected, TextHash.of(ByteText.bytes("a\r\nb\n\r\nc")));
        assertEquals(expected, TextHash.of(ByteText.bytes("a\rb\r\rc")));
    }

    @Test
    void aMissingLineEndMakesADifference() {
        assertNotEquals(TextHash.of(ByteText.bytes("a\n")), TextHash.of(ByteText.bytes("a")));
    }
}
