package org.jcertbot.plugins.nginx.deployment;

import static org.jcertbot.plugins.nginx.edit.ConfigurationOnDisk.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.edit.ConfigurationOnDisk;
import org.jcertbot.plugins.nginx.edit.Marker;
import org.jcertbot.plugins.nginx.edit.Revision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server without TLS gets a certificate. E… are the worked examples of the specification. */
class PlainServerTest {
    private static final String TLS4 = """
                    ssl_certificate /etc/letsencrypt/live/one.example.com/fullchain.pem; # managed by Certbot
                    ssl_certificate_key /etc/letsencrypt/live/one.example.com/privkey.pem; # managed by Certbot
                    include /etc/letsencrypt/options-ssl-nginx.conf; # managed by Certbot
                    ssl_dhparam /etc/letsencrypt/ssl-dhparams.pem; # managed by Certbot
            """;

    @TempDir
    Path directory;

    private ConfigurationOnDisk disk;

    @BeforeEach
    void start() {
        disk = new ConfigurationOnDisk(directory);
    }

    /** The lines of the original; ours are indented as the block is, and its brace stays where it is. */
    @Test
    void e1AServerOnPort80ListensForTlsToo() throws PluginException {
        disk.http("""
                    server {
                        listen 80;
                        server_name one.example.com;
                        root /var/www/one;
                    }
                """);
        assertEquals("""
                    server {
                        listen 80;
                        server_name one.example.com;
                        root /var/www/one;

                        listen 443 ssl; # managed by Certbot
                """ + TLS4 + "    }\n", disk.deployed("one.example.com"));
    }

    @Test
    void aSecondTimeNothingChanges() throws PluginException {
        disk.http("server { listen 80; server_name one.example.com; }\n");
        Revision once = disk.deploy("one.example.com");
        Revision again =
                ConfigurationOnDisk.deploy(Revision.of(once.configuration()), request(80, 443), "one.example.com");
        assertTrue(again.isUnchanged());
    }

    /** Without ipv6only, unlike the original: it is the default, and may be written once only for a socket. */
    @Test
    void e3BothFamiliesInTheirOrder() throws PluginException {
        assertEquals(List.of("listen 443 ssl", "listen [::]:443 ssl"), added("listen 80; listen [::]:80;"));
    }

    /** The original loses default_server. */
    @Test
    void e4TheDefaultServerOfHttpBecomesThatOfHttps() throws PluginException {
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
    void e9AnIpv6ServerStaysOne() throws PluginException {
        assertEquals(List.of("listen [::]:443 ssl"), added("listen [::]:80;"));
    }

    @Test
    void e10AnImpliedListenIsWrittenDown() throws PluginException {
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
    void e10AServerOnAUnixSocketIsNotOpenedToTheWorld() {
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
    void e11TheHostsOfTheHttpPortAreCloned(String listens, String wanted) throws PluginException {
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
    void e11OtherPorts() throws PluginException {
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

    @Test
    void e13TabsAndOneLineBlocks() throws PluginException {
        disk.http("\tserver {\n\t\tlisten 80;\n\t\tserver_name one.example.com; root /x; }\n");
        String text = disk.deployed("one.example.com");
        assertTrue(text.startsWith(
                "\tserver {\n\t\tlisten 80;\n\t\tserver_name one.example.com; root /x;\n\n\t\tlisten 443"));
        assertTrue(text.endsWith("ssl-dhparams.pem; # managed by Certbot\n\t}\n"), text);
    }

    /** The original puts the values that are equal into comments, and refuses others. */
    @Test
    void e15TheServersOwnSettingsStay() throws PluginException {
        disk.http("""
                server {
                    listen 80;
                    server_name one.example.com;
                    ssl_session_timeout 5m; root /x;
                    include tls.conf;
                }
                """);
        disk.file("tls.conf", "ssl_protocols TLSv1.3;\nssl_dhparam /own.pem;\n");
        assertEquals("""
                server {
                    listen 80;
                    server_name one.example.com;
                    ssl_session_timeout 5m; root /x;
                    include tls.conf;

                    listen 443 ssl; # managed by Certbot
                    ssl_certificate /etc/letsencrypt/live/one.example.com/fullchain.pem; # managed by Certbot
                    ssl_certificate_key /etc/letsencrypt/live/one.example.com/privkey.pem; # managed by Certbot
                    ssl_session_cache shared:le_nginx_SSL:10m; # managed by Certbot
                    ssl_prefer_server_ciphers off; # managed by Certbot
                    ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256; # managed by Certbot
                }
                """, disk.deployed("one.example.com"));
    }

    @Test
    void settingsInHttpDoNotKeepOursAway() throws PluginException {
        disk.http("ssl_protocols TLSv1.3;\nserver { listen 80; server_name one.example.com; }\n");
        assertTrue(disk.deployed("one.example.com").contains("include /etc/letsencrypt/options-ssl-nginx.conf;"));
    }

    @Test
    void aSessionZoneHasOneSize() throws PluginException {
        disk.http("ssl_session_cache shared:le_nginx_SSL:1m;\nserver { listen 80; server_name one.example.com; }\n");
        String text = disk.deployed("one.example.com");
        assertFalse(text.contains("shared:le_nginx_SSL:10m"), text);
        assertTrue(text.contains("ssl_session_timeout 1440m; # managed by Certbot"), text);
    }

    /** The original refuses this. */
    @Test
    void e15AnOldCertificateIsReplacedInItsPlace() throws PluginException {
        disk.http(
                "server {\n  listen 80;\n  ssl_certificate_key /k;\n  ssl_certificate /c;\n  server_name one.example.com;\n}\n");
        String text = disk.deployed("one.example.com");
        assertEquals(1, text.split("ssl_certificate ", -1).length - 1, text);
        assertTrue(text.contains("  listen 80;\n  ssl_certificate_key /etc/letsencrypt/"), text);
    }

    @Test
    void e16ASharedSnippetWithTheListensStaysAsItIs() throws PluginException {
        disk.http("""
                server { include listen.conf; server_name one.example.com; }
                server { include listen.conf; server_name two.example.com; }
                """);
        disk.file("listen.conf", "listen 80;\nlisten [::]:80;\n");
        Revision deployed = disk.deploy("one.example.com");
        assertEquals(List.of("listen 443 ssl", "listen [::]:443 ssl"), managedListens(disk.inHttp(deployed)));
        assertEquals(
                List.of(disk.path("nginx.conf")), List.copyOf(deployed.texts().keySet()));
    }

    @Test
    void aFileIncludedTwiceIsChangedOnce() throws PluginException {
        disk.http("include a.conf;\ninclude a.conf;\n")
                .file("a.conf", "server { listen 80; server_name one.example.com; }\n");
        assertEquals(List.of("listen 443 ssl"), managedListens(disk.text(disk.deploy("one.example.com"), "a.conf")));
    }

    @Test
    void saysWhenAnotherServerBecomesTheDefault() throws PluginException {
        String tls = "server { listen 443 ssl; server_name x; }\n";
        String plain = "server { listen 80; server_name one.example.com; }\n";
        disk.http(plain + tls);
        String last = String.join("\n", disk.deploy("one.example.com").messages());
        assertTrue(
                last.contains("HTTPS requests to 0.0.0.0:443 for names that no server has now get to the server in"));

        disk.http(tls + plain);
        assertEquals(1, disk.deploy("one.example.com").messages().size());
    }

    @Test
    void theNoteSaysFileAddressesAndPaths() throws PluginException {
        disk.http("server { listen 80; listen [::]:80; server_name one.example.com; }\n");
        assertEquals(
                List.of("Changed server in " + disk.path("nginx.conf") + " with addresses 80, [::]:80\n"
                        + "\tssl_certificate /etc/letsencrypt/live/one.example.com/fullchain.pem\n"
                        + "\tssl_certificate_key /etc/letsencrypt/live/one.example.com/privkey.pem"),
                disk.deploy("one.example.com").notes());
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
