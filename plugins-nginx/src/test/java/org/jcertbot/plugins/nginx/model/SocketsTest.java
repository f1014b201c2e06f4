package org.jcertbot.plugins.nginx.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketsTest {
    @TempDir
    Path root;

    private Configuration http(String content) throws Exception {
        return ConfigTree.http(root, content);
    }

    private static boolean isTls(Configuration configuration, int server) {
        return configuration.isTls(configuration.servers().get(server));
    }

    @Test
    void haveTlsForAllWhenOneServerSaysSo() throws Exception {
        assertTrue(isTls(http("server { listen *:443; } server { listen 443 ssl; }"), 0));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({"443, 127.0.0.1:443", "443, [::]:443", "443, 8443", "127.0.0.1:443, localhost:443"})
    void haveTlsEachForItself(String tls, String plain) throws Exception {
        Configuration configuration = http("server { listen " + tls + " ssl; } server { listen " + plain + "; }");

        assertTrue(isTls(configuration, 0));
        assertFalse(isTls(configuration, 1));
    }

    @Test
    void haveTlsByTheirDefaultServer() throws Exception {
        assertTrue(isTls(http("server { listen 443; ssl on; } server { listen 443; }"), 1));
    }

    @Test
    void haveNoTlsByAServerThatIsNotTheDefault() throws Exception {
        assertFalse(isTls(http("server { listen 443; } server { listen 443; ssl on; }"), 1));
    }

    @Test
    void haveTlsWhenHttpSaysSo() throws Exception {
        assertTrue(isTls(http("ssl on; server { listen 443; }"), 0));
    }

    @Test
    void haveNoTlsWhenTheDefaultServerSaysOtherwiseThanHttp() throws Exception {
        assertFalse(isTls(http("ssl on; server { listen 443; ssl off; } server { listen 443; }"), 1));
    }

    @Test
    void areOthersForQuic() throws Exception {
        Configuration configuration = http("server { listen 443 quic; } server { listen 443; }");

        assertTrue(configuration.isTls(configuration.servers().get(0).listens().get(0)));
        assertFalse(isTls(configuration, 1));
    }

    @Test
    void ofQuicAloneMakeNoServerForHttps() throws Exception {
        Configuration configuration = http("server { listen 443 quic; } server { listen 443 quic; listen 443 ssl; }");

        assertFalse(isTls(configuration, 0));
        assertTrue(isTls(configuration, 1));
    }

    @Test
    void areOneForEachPortOfARange() throws Exception {
        Configuration configuration = http("server { listen 80-82; } server { listen 81 ssl; }");

        assertEquals(1, configuration.sockets(82, Transport.PLAIN).size());
        assertEquals(1, configuration.sockets(81, Transport.TLS).size());
        assertEquals(0, configuration.sockets(81, Transport.PLAIN).size());
        assertEquals(0, configuration.sockets(83, Transport.PLAIN).size());
    }

    @Test
    void areInTheOrderOfTheServers() throws Exception {
        Configuration configuration = http("server { listen [::]:80; listen 127.0.0.1; } server { listen *:80; }");

        assertEquals(
                "[[::]:80, 127.0.0.1:80, 0.0.0.0:80]",
                configuration.sockets(80, Transport.PLAIN).toString());
    }

    @Test
    void haveTheFirstServerAsDefault() throws Exception {
        Socket socket = http("server { set $id a; } server { set $id b; }")
                .sockets(80, Transport.PLAIN)
                .get(0);

        assertEquals("a", ConfigTree.id(socket.defaultServer()));
    }

    @Test
    void haveTheDeclaredDefault() throws Exception {
        Socket socket = http("server { set $id a; } server { set $id b; listen 80 default_server; }")
                .sockets(80, Transport.PLAIN)
                .get(0);

        assertEquals("b", ConfigTree.id(socket.defaultServer()));
    }

    @Test
    void knowTheirServers() throws Exception {
        Socket socket = http("server { set $id a; } server { listen 81; } server { set $id c; listen *; }")
                .sockets(80, Transport.PLAIN)
                .get(0);

        assertEquals(List.of("a", "c"), ConfigTree.ids(socket.servers()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"80 proxy_protocol, true", "81 proxy_protocol, false", "80, false"})
    void areProxiedForAllWhenOneServerSaysSo(String listen, boolean proxied) throws Exception {
        Socket socket = http("server { listen *:80; } server { listen " + listen + "; }")
                .sockets(80, Transport.PLAIN)
                .get(0);

        assertEquals(proxied, socket.isProxied());
    }
}
