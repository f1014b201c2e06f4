package org.jcertbot.plugins.nginx.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TextEditsTest {
    @Test
    void withoutEditsTheTextStays() {
        var edits = new TextEdits();
        assertTrue(edits.isEmpty());
        assertEquals("abc", edits.applyTo("abc"));
    }

    @Test
    void orderOfAddingDoesNotMatter() {
        var edits =
                new TextEdits().replace(4, 5, "E").insert(0, "<").delete(1, 3).insert(6, ">");
        assertFalse(edits.isEmpty());
        assertEquals("<adEf>", edits.applyTo("abcdef"));
    }

    @Test
    void insertionsAtOnePlaceKeepTheirOrder() {
        assertEquals(
                "a123b",
                new TextEdits().insert(1, "1").insert(1, "2").insert(1, "3").applyTo("ab"));
    }

    @Test
    void insertionsBesideADeletionStay() {
        assertEquals(
                "a1(2)d",
                new TextEdits().delete(1, 3).insert(1, "1(").insert(3, "2)").applyTo("abcd"));
    }

    @Test
    void deletionsMayTouch() {
        assertEquals("ad", new TextEdits().delete(2, 3).delete(1, 2).applyTo("abcd"));
    }

    @Test
    void overlappingEditsAreRefused() {
        var nested = new TextEdits().delete(0, 4).delete(1, 2);
        assertThrows(IllegalStateException.class, () -> nested.applyTo("abcd"));
        var insertion = new TextEdits().delete(0, 2).insert(1, "x");
        assertThrows(IllegalStateException.class, () -> insertion.applyTo("abcd"));
        var twice = new TextEdits().delete(0, 1).delete(0, 1);
        assertThrows(IllegalStateException.class, () -> twice.applyTo("abcd"));
    }

    @Test
    void endBeforeTheStartIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new TextEdits().delete(2, 1));
    }

    @Test
    void editsCanBeAppliedAgain() {
        var edits = new TextEdits().insert(0, "x");
        assertEquals("xa", edits.applyTo("a"));
        assertEquals("xb", edits.applyTo("b"));
    }
}
