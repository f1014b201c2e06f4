package org.jcertbot.plugins.apache.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostAddressTest {
    @ParameterizedTest
    @CsvSource({
        "*:80, *:80",
        "*, *",
        "*:*, *",
        "_default_:443, *:443",
        "_Default_, *",
        "192.0.2.1:80, 192.0.2.1:80",
        "192.0.2.1, 192.0.2.1",
        "[2001:DB8:0::1]:443, [2001:db8::1]:443",
        "[::1], [::1]",
        "Host.Example:80, host.example:80",
    })
    void oneAddressCanBeWrittenInSeveralWays(String written, String canonical) {
        assertEquals(canonical, HostAddress.parse(written).toString());
    }

    @ParameterizedTest
    @CsvSource({"*:80, 80, true", "*:80, 443, false", "*, 443, true", "*:*, 80, true"})
    void anAddressWithoutPortCoversAll(String written, int port, boolean covers) {
        assertEquals(covers, HostAddress.parse(written).covers(port));
    }
}
