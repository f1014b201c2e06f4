package org.jcertbot.plugins.nginx.deployment;

import static org.jcertbot.plugins.nginx.edit.ConfigurationOnDisk.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.edit.Marker;
import org.jcertbot.plugins.nginx.edit.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a server listens with TLS that had none. */
class TlsListensTest extends DeploymentCase {
    /** Without ipv6only, unlike the original: it is the default, and may be written once only for a socket. */
    @Test
    void bothFamiliesAreListenedOnInTheirOrder() throws PluginException {
        assertEquals(List.of("listen 443 ssl", "listen [::]:443 ssl"), added("listen 80; listen [::]:80;"));
    }

    /** The original loses default_server. */
    @Test
    void theDefaultServerOfHttpBecomesThatOfHttps() throws PluginException {
        assertEquals(
                List.of("listen 443 ssl default_server", "listen [::]:443 ssl default_server"),
                added("listen 80 default_server; listen [::]:80 default_server;"));
    }

    @Test
    void anotherDefaultServerOfHttpsStaysTheOnlyOne() throws PluginException {
        assertEquals(
                List.of("listen 443 ssl"),
                added("listen 80 default_server;", "server { listen *:443 ssl default_server; server_name x; }\n"));
    }

    @Test
    void anIpv6ServerStaysOne() throws PluginException {
        assertEquals(List.of("listen [::]:443 ssl"), added("listen [::]:80;"));
    }

    @Test
    void anImpliedListenIsWrittenDown() throws PluginException {
        disk.http("server { server_name one.example.com; }\n");
        Revision deployed = disk.deploy("one.example.com");
        assertTrue(disk.inHttp(deployed).contains("listen 80; # managed by Certbot\n    listen 443 ssl; #"));
        assertTrue(deployed.messages().get(0).contains("had no \"listen\" directive"));
    }

    @Test
    void aSocketOfItsOwnWouldTakeTheOthersAway() throws PluginException {
        disk.http("""
                server { listen 443 ssl; server_name other.test; ssl_certificate /c; ssl_certificate_key /k; }
                server { listen 10.0.0.1:80; server_name one.example.com; }
                """);
        String text = disk.deployed("one.example.com");
        assertTrue(text.contains("\n    listen 443 ssl; # managed by Certbot"), text);
        assertFalse(text.contains("10.0.0.1:443"), text);
    }

    @Test
    void anAddressWithASocketOfItsOwnNeverGetsToTheOneForAll() throws PluginException {
        disk.http("""
                server { listen 10.0.0.1:443 ssl; server_name other.test; ssl_certificate /c; ssl_certificate_key /k; }
                server { listen 80; server_name one.example.com; }
                """);
        String text = disk.deployed("one.example.com");
        assertTrue(text.contains("listen 443 ssl; # managed by Certbot"), text);
        assertTrue(text.contains("listen 10.0.0.1:443 ssl; # managed by Certbot"), text);
    }

    @Test
    void anAddressThatItDoesNotAnswerOnStaysWithTheOthers() throws PluginException {
        disk.http("""
                server { listen 10.0.0.1:80; listen 10.0.0.1:443 ssl; server_name other.test; ssl_certificate /c;
                    ssl_certificate_key /k; }
                server { listen 80; server_name one.example.com; }
                """);
        assertFalse(disk.deployed("one.example.com").contains("listen 10.0.0.1:443 ssl; # managed"));
    }

    /** The original opens ports 80 and 443 on all addresses. */
    @Test
    void aServerOnAUnixSocketIsNotOpenedToTheWorld() {
        disk.http("server { listen unix:/run/x; server_name one.example.com; }\n");
        var refusal = assertThrows(PluginException.class, () -> disk.deploy("one.example.com"));
        assertTrue(refusal.why().contains("Unix sockets only"));
    }

    /** Where the original takes all addresses for a listen without port, ours clones the host. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    listen 127.0.0.1:80; listen [::1]:80; listen 127.0.0.1:8080; | 127.0.0.1:443 ssl, [::1]:443 ssl
                    listen 8080;                                                 | 443 ssl
                    listen 10.0.0.1:8080; listen [::1]:8080;                     | [::1]:443 ssl, 443 ssl
                    listen 127.0.0.1:8080;                                       | 127.0.0.1:443 ssl
                    listen 127.0.0.1;                                            | 127.0.0.1:443 ssl
                    listen [::1];                                                | [::1]:443 ssl
                    listen localhost:80; listen *:80;                            | localhost:443 ssl, *:443 ssl
                    listen 0.0.0.0:80;                                           | 0.0.0.0:443 ssl
                    listen 80-90;                                                | 443 ssl
                    listen *:80; listen unix:/x;                                 | *:443 ssl
                    listen 80 proxy_protocol reuseport backlog=5;                | 443 ssl proxy_protocol
                    """)
    void theHostsOfTheHttpPortAreCloned(String listens, String wanted) throws PluginException {
        assertEquals(
                List.of(wanted.split(", ")),
                added(listens).stream().map(line -> line.replace("listen ", "")).toList());
    }

    /** Few browsers begin with HTTP/3: with that alone a site would be off the air once it is redirected to HTTPS. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    listen 80; listen 443 quic reuseport;               | 443 ssl
                    listen 8080; listen [::1]:443 quic;                 | 443 ssl
                    listen 443 quic reuseport; listen [::]:443 quic;    | 443 ssl, [::]:443 ssl
                    listen 10.0.0.1:8443 quic default_server;           | 10.0.0.1:443 ssl default_server
                    listen unix:/x; listen 443 quic;                    | 443 ssl
                    """)
    void quicIsJoinedByTls(String listens, String wanted) throws PluginException {
        assertEquals(
                List.of(wanted.split(", ")),
                added(listens).stream().map(line -> line.replace("listen ", "")).toList());
    }

    @Test
    void otherPortsAreFollowed() throws PluginException {
        disk.http("server { listen 8080; listen 10.0.0.1:8080; listen 80; server_name one.example.com; }\n");
        String text = disk.inHttp(disk.deploy(request(8080, 8443), "one.example.com"));
        assertEquals(List.of("listen 8443 ssl", "listen 10.0.0.1:8443 ssl"), managedListens(text));
    }

    @Test
    void aListenOnTheHttpsPortGetsSsl() throws PluginException {
        disk.http("server {\n    listen 80;\n    listen 443; # web\n    server_name one.example.com;\n}\n");
        String text = disk.deployed("one.example.com");
        assertTrue(text.contains("    listen 443 ssl; # managed by Certbot\n    # web\n"), text);
        assertEquals(List.of("listen 443 ssl"), managedListens(text));
    }

    @Test
    void plainServersOnTheHttpsPortAreNotMadeTlsOnesBySurprise() {
        disk.http("server { listen 443; server_name x; }\nserver { listen 80; server_name one.example.com; }\n");
        var refusal = assertThrows(PluginException.class, () -> disk.deploy("one.example.com"));
        assertTrue(refusal.why().contains("answers on 0.0.0.0:443 without TLS"), refusal.why());
    }

    /** nginx tests such a configuration without a complaint, and cannot start with it. */
    @ParameterizedTest
    @CsvSource({
        "443, 80, true",
        "127.0.0.1:443, 80, true",
        "440-450, 127.0.0.1:80, true",
        "127.0.0.2:443, 127.0.0.1:80, false",
        "[::]:443, 80, false",
        "443 udp, 80, false",
        "8443, 80, false"
    })
    void aPortOfStreamIsNotTakenAway(String stream, String http, boolean refused) throws PluginException {
        disk.file("nginx.conf", """
                stream { server { listen %s; proxy_pass x; } }
                http { server { listen %s; server_name one.example.com; } }
                """.formatted(stream, http));
        if (refused) {
            var refusal = assertThrows(PluginException.class, () -> disk.deploy("one.example.com"));
            assertTrue(refusal.why().contains("\"stream\" listens there"), refusal.why());
        } else {
            disk.deploy("one.example.com");
        }
    }

    @Test
    void aSocketForBothFamiliesGetsNoSecondOne() throws PluginException {
        assertEquals(
                List.of("listen [::]:443 ssl"),
                added("listen 80; listen [::]:80;", "server { listen [::]:443 ssl ipv6only=off; server_name x; }\n"));
    }

    @Test
    void aSocketForBothFamiliesOnHttpIsTwoOnHttps() throws PluginException {
        assertEquals(List.of("listen [::]:443 ssl", "listen 443 ssl"), added("listen [::]:80 ipv6only=off;"));
    }

    @Test
    void proxyProtocolIsForAllServersOfASocket() throws PluginException {
        assertEquals(
                List.of("listen 443 ssl"),
                added("listen 80 proxy_protocol;", "server { listen 443 ssl; server_name x; }\n"));
        assertEquals(
                List.of("listen 443 ssl proxy_protocol"),
                added("listen 80;", "server { listen 443 ssl proxy_protocol; server_name x; }\n"));
    }

    private List<String> added(String listens) throws PluginException {
        return added(listens, "");
    }

    private List<String> added(String listens, String otherServers) throws PluginException {
        disk.http(otherServers + "server { " + listens + " server_name one.example.com; }\n");
        return managedListens(disk.deployed("one.example.com"));
    }

    private static List<String> managedListens(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("listen ") && line.endsWith(Marker.COMMENT))
                .map(line -> line.substring(0, line.indexOf(';')))
                .toList();
    }
}
