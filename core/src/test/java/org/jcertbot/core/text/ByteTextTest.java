package org.jcertbot.core.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ByteTextTest {
    @Test
    void everyByteSurvives() {
        var all = new byte[256];
        for (int i = 0; i < all.length; i++) all[i] = (byte) i;
        String text = ByteText.of(all);
        assertEquals(all.length, text.length());
        assertArrayEquals(all, ByteText.bytes(text));
    }
}
