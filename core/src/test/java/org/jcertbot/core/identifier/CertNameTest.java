package org.jcertbot.core.identifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jcertbot.core.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertNameTest {
    @Test
    void leavesTheWildcardOut() throws Exception {
        assertEquals("a.test", CertName.of(new DnsName("*.a.test")).text());
    }

    @Test
    void isTheTextOfAnAddress() throws Exception {
        assertEquals("::1", CertName.of(IpAddress.parse("0:0::1")).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", ".a.new", "a/b", "../a", "a\nb"})
    void refusesWhatIsNoFileName(String input) {
        assertThrows(InvalidInputException.class, () -> CertName.parse(input));
    }
}
