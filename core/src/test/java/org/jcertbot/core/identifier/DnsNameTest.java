package org.jcertbot.core.identifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jcertbot.core.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsNameTest {
    @ParameterizedTest
    @CsvSource({"Example.TEST,example.test", "a.test.,a.test", "*.a.test,*.a.test", "_sip.a.test,_sip.a.test"})
    void takesTheCanonicalForm(String input, String expected) throws Exception {
        assertEquals(expected, DnsName.parse(input).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a..test", ".a.test", "http://a.test", "https://a.test/", "192.0.2.1", "::1"})
    void refusesWhatNoAuthorityWouldTake(String input) {
        assertThrows(InvalidInputException.class, () -> DnsName.parse(input));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"foo bar;{}.test", "a.*.test", "*a.test", "*", "*.*.test", "a\n.test", "a\"b.test", "a/b.test"})
    void refusesWhatIsUnsafeWhereItIsWritten(String input) {
        assertThrows(InvalidInputException.class, () -> DnsName.parse(input));
    }

    @Test
    void refusesNamesOfMoreThan255Characters() {
        assertThrows(InvalidInputException.class, () -> DnsName.parse("abcdefghi.".repeat(26)));
    }

    @Test
    void refusesLabelsOfMoreThan63Characters() {
        assertThrows(InvalidInputException.class, () -> DnsName.parse("a".repeat(64) + ".test"));
    }

    @Test
    void advisesPunycodeForOtherAlphabets() {
        var error = assertThrows(InvalidInputException.class, () -> DnsName.parse("b\u00fccher.test"));
        assertTrue(error.nextStep().contains("Punycode"));
    }

    @Test
    void advisesIpAddressForAddresses() {
        var error = assertThrows(InvalidInputException.class, () -> DnsName.parse("192.0.2.1"));
        assertTrue(error.why().contains("--ip-address"));
    }
}
