package org.jcertbot.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NumberedChoicesTest {
    private final NumberedChoices selection = new NumberedChoices(3);

    @Test
    void numbersCountFromOne() {
        assertEquals(Optional.of(0), selection.one("1"));
        assertEquals(Optional.of(2), selection.one("3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4", "-1", "x", "", "1 2", "99999999999"})
    void anythingElseIsRefused(String answer) {
        assertEquals(Optional.empty(), selection.one(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,3", "3 1", " 1 , 3 ", "1,,3", "1\t3,1"})
    void severalAreSeparatedByCommasAndBlanks(String answer) {
        assertEquals(Optional.of(Set.of(0, 2)), selection.several(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ","})
    void blankStandsForAll(String answer) {
        assertEquals(Optional.of(Set.of(0, 1, 2)), selection.several(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,4", "1;2", "all"})
    void oneWrongNumberRefusesTheAnswer(String answer) {
        assertEquals(Optional.empty(), selection.several(answer));
    }
}
