package org.jcertbot.core.identifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.jcertbot.core.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,192.0.2.1",
        "0:0:0:0:0:0:0:1,::1",
        "::,::",
        "2001:DB8:0:0:1:0:0:1,2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1,2001:db8:0:1:1:1:1:1",
        "fe80::,fe80::",
        "::ffff:192.0.2.1,::ffff:c000:201"
    })
    void takesTheCanonicalForm(String input, String expected) throws Exception {
        assertEquals(expected, IpAddress.parse(input).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "256.0.0.1",
                "1.2.3",
                "1.2.3.4.",
                "01.2.3.4",
                "a.test",
                "::1::",
                "1:2",
                "[::1]",
                "fe80::1%eth0"
            })
    void isNoAddress(String input) {
        assertEquals(Optional.empty(), IpAddress.find(input));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.255", "2001:db8::1", "::", "::ffff:c000:201"})
    void isMadeOfItsOctetsAgain(String text) {
        var address = new IpAddress(text);
        assertEquals(Optional.of(address), IpAddress.ofOctets(address.octets()));
    }

    @Test
    void hasNoFiveOctets() {
        assertEquals(Optional.empty(), IpAddress.ofOctets(new byte[5]));
    }

    @Test
    void refusesNamesWithAHint() {
        assertThrows(InvalidInputException.class, () -> IpAddress.parse("a.test"));
    }
}
