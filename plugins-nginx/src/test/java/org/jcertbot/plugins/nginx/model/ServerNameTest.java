package org.jcertbot.plugins.nginx.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jcertbot.core.identifier.CoveredNames;
import org.jcertbot.core.identifier.DnsName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerNameTest {
    private static final String NONE = "-";

    private static String rank(String written, String host) {
        return ServerName.parse(written).rank(host).map(NameRank::name).orElse(NONE);
    }

    @ParameterizedTest(name = "{0} is {1} {2}")
    @CsvSource({
        "a.test, EXACT, a.test",
        "A.Test, EXACT, a.test",
        "a.test., EXACT, a.test",
        "*.a.test, LEADING_WILDCARD, .a.test",
        "*.A.test., LEADING_WILDCARD, .a.test",
        ".a.test, NAME_AND_BELOW, .a.test",
        "www.a.*, TRAILING_WILDCARD, www.a.",
        "~^a$, REGEX, ^a$",
        "_, EXACT, _",
        "'', EXACT, ''",
        "$hostname, EXACT, $hostname",
        "., EXACT, ."
    })
    void hasAKindAndWhatIsCompared(String written, ServerName.Kind kind, String text) {
        ServerName name = ServerName.parse(written);

        assertEquals(kind, name.kind());
        assertEquals(text, name.text());
        assertEquals(written, name.written());
    }

    @ParameterizedTest(name = "{0} for {1}: {2}")
    @CsvSource({
        "a.test, a.test, EXACT",
        "A.TEST, a.test, EXACT",
        "a.test, b.a.test, -",
        "a.test., a.test, EXACT",
        "*.a.test, b.a.test, LEADING_WILDCARD",
        "*.a.test, c.b.a.test, LEADING_WILDCARD",
        "*.a.test, a.test, -",
        "*.a.test, ba.test, -",
        ".a.test, a.test, EXACT",
        ".a.test, b.a.test, LEADING_WILDCARD",
        ".a.test, ba.test, -",
        "a.*, a.test, TRAILING_WILDCARD",
        "a.*, a.co.uk, TRAILING_WILDCARD",
        "a.*, a, -",
        "a.*, b.a.test, -",
        "a.*, aa.test, -",
        "~^a, a.test, REGEX",
        "_, a.test, -",
        "'', a.test, -",
        "$hostname, a.test, -"
    })
    void ranksHosts(String written, String host, String expected) {
        assertEquals(expected, rank(written, host));
    }

    /** The file's bytes are UTF-8; one character stands for each of them. */
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "b\u00fccher.test, xn--bcher-kva.test",
        "B\u00dcCHER.test, xn--bcher-kva.test",
        "\u4f8b\u3048.test, xn--r8jz45g.test",
    })
    void comparesUtf8AsPunycode(String written, String host) {
        assertEquals("EXACT", rank(bytes(written), host));
    }

    @Test
    void comparesWildcardsInUtf8() {
        assertEquals("LEADING_WILDCARD", rank(bytes("*.b\u00fccher.test"), "a.xn--bcher-kva.test"));
        assertEquals("EXACT", rank(bytes(".b\u00fccher.test"), "xn--bcher-kva.test"));
        assertEquals("TRAILING_WILDCARD", rank(bytes("b\u00fccher.*"), "xn--bcher-kva.test"));
    }

    @Test
    void bearsBytesThatAreNoName() {
        assertEquals(NONE, rank("b\u00ff.test", "b.test"));
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"a.test, true", "A.test, true", "a.test., false", "~a.test., true", "b\u00fc.test, false"})
    void knowsWhatNginxNeverMatches(String written, boolean canMatch) {
        assertEquals(canMatch, ServerName.parse(bytes(written)).canMatch());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"$hostname, Box.Test", "$HOSTNAME, Box.Test", "hostname, hostname", "a$hostname, a$hostname"})
    void canBeTheNameOfTheMachine(String written, String expected) {
        assertEquals(expected, ServerName.parse(written).on("Box.Test").written());
    }

    @Test
    void staysAsItIsWhenTheMachineHasNoName() {
        assertEquals(Optional.empty(), ServerName.parse("$hostname").on("").rank(""));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "a.test, true",
        "x.a.test, true",
        "y.x.a.test, false",
        "b.test, false",
        "*.a.test, true",
        ".a.test, true",
        "*.b.test, false",
        ".c.test, false",
        "a.*, false",
        "~a, false",
        "_, false",
        "'', false"
    })
    void isCoveredByACertificate(String written, boolean covered) {
        var certificate =
                CoveredNames.of(List.of(new DnsName("a.test"), new DnsName("*.a.test"), new DnsName("*.c.test")));
        assertEquals(covered, ServerName.parse(written).isCoveredBy(certificate));
    }
}
