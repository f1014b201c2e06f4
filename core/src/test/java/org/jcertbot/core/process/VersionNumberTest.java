package org.jcertbot.core.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class VersionNumberTest {
    @Test
    void comparesNumbersAndNotTexts() {
        assertTrue(VersionNumber.of(1, 9).compareTo(VersionNumber.of(1, 10)) < 0);
        assertTrue(VersionNumber.of(1, 29).compareTo(VersionNumber.of(1, 29, 0)) < 0);
    }

    @Test
    void isReadAsItIsWritten() {
        assertEquals(VersionNumber.of(1, 29, 3), VersionNumber.parse("1.29.3"));
        assertEquals("1.29.3", VersionNumber.of(1, 29, 3).toString());
    }
}
