package org.jcertbot.plugins.nginx.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
    @ParameterizedTest(name = "{0} is {1} {2}")
    @CsvSource({
        "80, IPV4, 0.0.0.0:80",
        "8443, IPV4, 0.0.0.0:8443",
        "*, IPV4, 0.0.0.0:80",
        "*:8080, IPV4, 0.0.0.0:8080",
        "0.0.0.0, IPV4, 0.0.0.0:80",
        "0.0.0.0:443, IPV4, 0.0.0.0:443",
        "192.0.2.1, IPV4, 192.0.2.1:80",
        "192.0.2.1:443, IPV4, 192.0.2.1:443",
        "8000-8010, IPV4, 0.0.0.0:8000-8010",
        "127.0.0.1:8000-8010, IPV4, 127.0.0.1:8000-8010",
        "localhost, NAME, localhost:80",
        "localhost:8080, NAME, localhost:8080",
        "my-host.test:80, NAME, my-host.test:80",
        "[::], IPV6, [::]:80",
        "[::]:443, IPV6, [::]:443",
        "[::1], IPV6, [::1]:80",
        "[0:0::1]:80, IPV6, [::1]:80",
        "[2001:DB8::A]:80-81, IPV6, [2001:db8::a]:80-81",
        "[::1, NAME, [::1:80",
        "unix:/run/nginx.sock, UNIX, unix:/run/nginx.sock",
        "unix:/run/a:b, UNIX, unix:/run/a:b"
    })
    void readsEveryForm(String written, Address.Family family, String canonical) {
        Address address = Address.parse(written);

        assertEquals(family, address.family());
        assertEquals(canonical, address.toString());
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({"80, *:80", "*, 0.0.0.0:80", "[::]:80, [0:0:0:0:0:0:0:0]", "localhost, localhost:80"})
    void isOneSocketHoweverWritten(String one, String other) {
        assertEquals(Address.parse(one), Address.parse(other));
    }

    @Test
    void coversThePortsOfARange() {
        Address range = Address.parse("80-82");

        assertFalse(range.covers(79));
        assertTrue(range.covers(80));
        assertTrue(range.covers(82));
        assertFalse(range.covers(83));
    }

    @Test
    void keepsItsHostAtAnotherPort() {
        assertEquals("[::1]:443", Address.parse("[::1]:80").at(443).toString());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"80, true", "*:80, true", "[::]:80, true", "[::0]:80, true", "127.0.0.1:80, false", "localhost, false"})
    void knowsWhetherItMeansAllAddresses(String written, boolean all) {
        assertEquals(all, Address.parse(written).isWildcard());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "127.0.0.1:80, true",
        "127.8.0.1:80, true",
        "[::1]:80, true",
        "localhost, true",
        "80, false",
        "192.0.2.127:80, false",
        "[::]:80, false",
        "[::127.0.0.1]:80, false",
        "127.example.com, false",
        "unix:127.sock, false"
    })
    void knowsWhetherOnlyThisMachineCanReachIt(String written, boolean loopback) {
        assertEquals(loopback, Address.parse(written).isLoopback());
    }
}
