package org.jcertbot.plugins.apache.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MacroTest {
    @Test
    void theLongerParameterIsReplacedFirst() {
        assertEquals("2-1-2c", new Macro(List.of("$a", "$ab"), "$ab-$a-$abc").expand(List.of("1", "2")));
    }

    @Test
    void aParameterNeedsNoSign() {
        assertEquals("X1 2", new Macro(List.of("a", "b"), "Xa b").expand(List.of("1", "2")));
    }

    @Test
    void whatAValueSaysIsNotReplacedAgain() {
        assertEquals("$b", new Macro(List.of("$a", "$b"), "$a").expand(List.of("$b", "z")));
    }

    @Test
    void theCaseOfAParameterCounts() {
        assertEquals("1$A", new Macro(List.of("$a"), "$a$A").expand(List.of("1")));
    }
}
