package org.jcertbot.plugins.apache.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example",
                "A.Example",
                "http://a.example",
                "https://a.example:8443",
                "a.example:80",
            })
    void aServerNameIsComparedWithoutCaseSchemeAndPort(String written) {
        assertEquals("a.example", HostName.ofServer(written).text());
    }

    @ParameterizedTest
    @CsvSource({
        "*.example, a.example, true",
        "*.example, a.b.example, true",
        "*.example, example, false",
        "a?.example, ab.example, true",
        "a?.example, a.example, false",
        "*, anything, true",
        "w*w.*.example, www.x.example, true",
        "a.example, a.example, true",
        "a.example, b.example, false",
    })
    void inAnAliasWildcardsStandForAnything(String alias, String host, boolean matches) {
        assertEquals(matches, HostName.ofAlias(alias).matches(host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.example:8080", "http://a.example", "a.example."})
    void anAliasIsComparedAsItIsWritten(String alias) {
        assertFalse(HostName.ofAlias(alias).matches("a.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*.example", "a?b"})
    void inAServerNameWildcardsMeanThemselves(String name) {
        assertEquals(new HostName.Exact(name), HostName.ofServer(name));
        assertEquals(new HostName.Wildcard(name), HostName.ofAlias(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.example."})
    void aTrailingDotInAServerNameKeepsItFromMatching(String name) {
        assertFalse(HostName.ofServer(name).matches("a.example"));
    }
}
