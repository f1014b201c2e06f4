package org.jcertbot.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosestWordTest {
    @ParameterizedTest
    @CsvSource({"abc,abc,0", "abc,abd,1", "abc,ab,1", "ab,abc,1", "abcd,acbd,1", "abc,xyz,3", "kitten,sitting,3"})
    void countsWhatHasToChange(String from, String to, int distance) {
        assertEquals(distance, ClosestWord.distance(from, to));
    }

    @Test
    void findsTheNearest() {
        assertEquals(Optional.of("--nginx"), ClosestWord.to("--ngnix", List.of("--apache", "--nginx", "--manual")));
    }

    @Test
    void doesNotGuessWildly() {
        assertEquals(Optional.empty(), ClosestWord.to("--frobnicate", List.of("--apache", "--nginx", "--manual")));
    }
}
