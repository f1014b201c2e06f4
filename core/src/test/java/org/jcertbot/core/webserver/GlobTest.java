package org.jcertbot.core.webserver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "[a-c]*, b.conf, true",
        "[a-c]*, d.conf, false",
        "[!a-c]*, b.conf, false",
        "[!a-c]*, d.conf, true",
        "[^a-c]*, d.conf, true",
        "[]x]*, ].conf, true",
        "[a-]*, -.conf, true",
        "[\\[&^-]*, &.conf, true",
        "[\\[&^-]*, -.conf, true",
        "[a&&b]*, a.conf, true",
        "[*, [.conf, true",
    })
    void aClassHasItsMembersAndRanges(Path pattern, Path name, boolean matches) {
        assertEquals(matches, Glob.matches(pattern, name));
    }

    @ParameterizedTest
    @CsvSource({
        "[z-a]*, z.conf, false",
        "[z-a]*, m.conf, false",
        "[z-ab]*, b.conf, true",
        "[!z-a]*, m.conf, true",
        "[+-!]*, +.conf, false",
    })
    void aRangeThatRunsBackwardsIsEmpty(Path pattern, Path name, boolean matches) {
        assertEquals(matches, Glob.matches(pattern, name));
    }
}
