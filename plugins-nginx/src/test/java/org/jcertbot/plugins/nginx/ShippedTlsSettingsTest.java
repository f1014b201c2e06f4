package org.jcertbot.plugins.nginx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.stream.Stream;
import org.jcertbot.core.process.VersionNumber;
import org.jcertbot.plugins.nginx.process.NginxVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShippedTlsSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "1.13.0, 1.0.2l,  true,  true",
        "1.22.1, 3.0.15,  true,  true",
        "1.22.1, 1.0.2zg, true,  true",
        "1.22.1, 1.0.2k,  true,  false",
        "1.22.1, 1.0.2,   true,  false",
        "1.22.1, '',      true,  false",
        "1.12.9, 1.1.1,   false, true",
        "1.5.9,  1.0.2l,  false, true",
        "1.5.8,  1.1.1,   false, false",
        "1.12.0, 0.9.8zh, false, false",
    })
    void aBuildGetsWhatItUnderstands(String nginx, String openssl, boolean tls13, boolean ticketsOff) {
        int[] numbers =
                Stream.of(nginx.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
        var build = new NginxVersion("nginx", VersionNumber.of(numbers), openssl, false, true, Map.of());
        assertEquals(new ShippedTlsSettings(tls13, ticketsOff), ShippedTlsSettings.of(build));
    }

    @ParameterizedTest
    @CsvSource({"true, true, TLSv1.2 TLSv1.3", "false, false, TLSv1.2"})
    void theFileNamesTheProtocols(boolean tls13, boolean ticketsOff, String protocols) {
        String text = new ShippedTlsSettings(tls13, ticketsOff).text();
        assertEquals(
                1,
                text.lines()
                        .filter(("ssl_protocols " + protocols + ";")::equals)
                        .count(),
                text);
        assertEquals(ticketsOff, text.contains("ssl_session_tickets off;"));
    }
}
