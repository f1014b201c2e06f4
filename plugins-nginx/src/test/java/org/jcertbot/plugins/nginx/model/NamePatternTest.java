package org.jcertbot.plugins.nginx.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {
    private static String rank(String expression, String host) {
        return NamePattern.of(expression).rank(host).map(NameRank::name).orElse("-");
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource(
            delimiter = ' ',
            value = {
                "a\\.test$ www.a.test REGEX",
                "^a\\.test$ www.a.test -",
                "a\\.test$ a.test.b -",
                "A\\.test a.test REGEX",
                "\\Dtest a.test REGEX",
                "^(?<sub>.+)\\.a\\.test$ www.a.test REGEX",
                "^(?<sub_1>.+)\\.a\\.test$ www.a.test REGEX",
                "^(?P<sub>.+)\\.a\\.test$ www.a.test REGEX",
                "^(?'sub'.+)\\.a\\.test$ www.a.test REGEX",
                "^(?<x>a)(?<x_2>b)\\2$ abb REGEX",
                "^(?!www\\.).+\\.a\\.test$ www.a.test -",
                "(?<=www\\.)a\\.test$ www.a.test REGEX",
                "(?<!www\\.)a\\.test$ www.a.test -",
                "(?i)a\\.test a.test REGEX",
                "^[[:alpha:]]+$ test REGEX",
                "^[[:alpha:]]+$ te5t -",
                "^[[:^digit:]]+$ te5t -",
                "^[a[:digit:]-]+$ a-5 REGEX",
                "^[[:upper:]]+$ test -",
                "^[[:upper:]A]+$ test REGEX",
                "^[a[]+$ aa REGEX",
                "^[a&&b]+$ ab REGEX",
                "^[]a]+$ a REGEX",
                "^[^]a]+$ a -",
                "^\\[a\\] a -",
                "^\\(?<a a -",
                "^a{2}$ aa REGEX"
            })
    void evaluatesAsNginxDoes(String expression, String host, String expected) {
        assertEquals(expected, rank(expression, host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?R)a", "(?(1)a|b)", "a\\Kb", "(?<n>a)\\k<n>", "(?<n>a)(?&n)", "(?|(a)|(b))", "[[:word:]"})
    void doesNotGuessWhatItCannotEvaluate(String expression) {
        assertEquals("PERHAPS", rank(expression, "anything"));
    }
}
