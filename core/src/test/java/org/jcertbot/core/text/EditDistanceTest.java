package org.jcertbot.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "'', '', 0",
        "a, '', 1",
        "abc, abc, 0",
        "abc, abd, 1",
        "abc, ac, 1",
        "abc, abbc, 1",
        "abc, acb, 1",
        "abcd, badc, 2",
        "kitten, sitting, 3"
    })
    void countsSlips(String from, String to, int slips) {
        assertEquals(slips, EditDistance.between(from, to));
        assertEquals(slips, EditDistance.between(to, from));
    }
}
