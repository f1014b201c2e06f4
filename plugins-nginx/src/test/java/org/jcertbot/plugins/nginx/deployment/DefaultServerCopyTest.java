package org.jcertbot.plugins.nginx.deployment;

import static org.jcertbot.plugins.nginx.edit.ConfigurationOnDisk.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Set;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.edit.ConfigurationOnDisk;
import org.jcertbot.plugins.nginx.edit.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that no server has get a copy of the default server. */
class DefaultServerCopyTest extends DeploymentCase {
    private static final String DEFAULT = "server { listen 80 default_server; root /default; }\n";

    /** One copy for all names, behind the original; comments of the original are copied with it. */
    @Test
    void theCopyStandsBehindTheDefaultServer() throws PluginException {
        String template = """
                    server {
                        listen 80 default_server backlog=5;
                        listen [::]:80 default_server ipv6only=on; # six
                        server_name _;
                        root /var/www/html;
                    }
                """;
        disk.http(template + "    # the end\n");
        assertEquals(template + """

                    server {
                        listen 80;
                        listen [::]:80; # six
                        server_name one.example.com two.example.com; # managed by Certbot
                        root /var/www/html;

                        listen 443 ssl; # managed by Certbot
                        listen [::]:443 ssl; # managed by Certbot
                        ssl_certificate /etc/letsencrypt/live/one.example.com/fullchain.pem; # managed by Certbot
                        ssl_certificate_key /etc/letsencrypt/live/one.example.com/privkey.pem; # managed by Certbot
                        include /etc/letsencrypt/options-ssl-nginx.conf; # managed by Certbot
                        ssl_dhparam /etc/letsencrypt/ssl-dhparams.pem; # managed by Certbot
                    }
                    # the end
                """, disk.deployed("one.example.com", "two.example.com"));
    }

    /** nginx refuses them a second time. */
    @ParameterizedTest
    @ValueSource(strings = {"multipath", "reuseport", "bind", "deferred", "fastopen=5", "so_keepalive=on", "rcvbuf=8k"})
    void whatCountsForASocketIsNotCopied(String parameter) throws PluginException {
        disk.http("server { listen 80 default_server " + parameter + "; root /default; }\n");
        String text = disk.deployed("one.example.com");
        assertTrue(text.contains("server { listen 80; root /default;"), text);
    }

    /** Over TCP the names get to the one of HTTP: to the other one only who begins with HTTP/3. */
    @Test
    void theDefaultOfQuicIsNotThatOfHttps() throws PluginException {
        disk.http(DEFAULT
                + "server { listen 443 quic default_server; ssl_certificate /c; ssl_certificate_key /k; root /h3; }\n");
        String text = disk.deployed("one.example.com");
        assertTrue(text.contains("server { listen 80; root /default;"), text);
    }

    @Test
    void aDirectoryOfSitesGetsAFileOfItsOwn() throws PluginException {
        disk.http("include conf.d/*.conf;\n").file("conf.d/default.conf", DEFAULT);
        Revision deployed = disk.deploy("one.example.com");
        Path own = disk.path("conf.d/one.example.com.conf");
        assertEquals(Set.of(own), deployed.newFiles());
        assertEquals(Set.of(own), deployed.texts().keySet());
        String text = deployed.texts().getOrDefault(own, "");
        assertTrue(text.startsWith("server { listen 80; root /default;\n    server_name one.example.com;"), text);
        assertTrue(text.endsWith("}\n"), text);
    }

    @Test
    void aSecondRunFindsTheCopy() throws PluginException {
        disk.http("include conf.d/*.conf;\n").file("conf.d/default.conf", DEFAULT);
        Revision once = disk.deploy("one.example.com");
        assertTrue(ConfigurationOnDisk.deploy(Revision.of(once.configuration()), request(80, 443), "one.example.com")
                .isUnchanged());
    }

    @Test
    void noFileIsOverwritten() throws PluginException {
        disk.http("include sites/*;\n").file("sites/default", DEFAULT).file("sites/one.example.com.conf", "");
        Set<Path> created = disk.deploy("*.one.example.com", "one.example.com").newFiles();
        assertEquals(Set.of(disk.path("sites/one.example.com")), created);
    }

    @Test
    void theNameOfTheFileIsOneThatNginxReads() throws PluginException {
        disk.http("include sites/*.vhost;\n").file("sites/default.vhost", DEFAULT);
        assertEquals(
                Set.of(disk.path("sites/one.example.com.vhost")),
                disk.deploy("one.example.com").newFiles());
    }

    @Test
    void theDefaultOfHttpsIsCopiedRatherThanThatOfHttp() throws PluginException {
        disk.http(DEFAULT
                + "server { listen 443 ssl default_server; ssl_certificate /c; ssl_certificate_key /k; root /tls; }\n");
        String text = disk.deployed("one.example.com");
        assertTrue(text.endsWith("""

                        server { listen 443 ssl; ssl_certificate /etc/letsencrypt/live/one.example.com/fullchain.pem; # managed by Certbot
                            ssl_certificate_key /etc/letsencrypt/live/one.example.com/privkey.pem; # managed by Certbot
                            root /tls;
                            server_name one.example.com; # managed by Certbot
                        }
                        """), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssl_reject_handshake on;",
                "return 444;",
                "return 404;",
                "location / { return 403; }",
            })
    void aServerThatRejectsIsNotCopied(String rejection) throws PluginException {
        String rejecting = "server { listen 443 ssl default_server; ssl_certificate /c; " + rejection + " }\n";
        disk.http(rejecting + DEFAULT);
        assertTrue(disk.deployed("one.example.com").contains("server { listen 80; root /default;"));

        disk.http(rejecting);
        var refusal = assertThrows(PluginException.class, () -> disk.deploy("one.example.com"));
        assertTrue(refusal.why().contains("nginx.conf:2) only rejects or redirects"), refusal.why());
    }

    @Test
    void aServerThatInheritsTheRejectionOfHandshakesIsNotCopied() throws PluginException {
        disk.http("ssl_reject_handshake on;\n" + DEFAULT);
        assertThrows(PluginException.class, () -> disk.deploy("one.example.com"));

        disk.http("ssl_reject_handshake on;\n" + DEFAULT.replace("root", "ssl_reject_handshake off; root"));
        assertFalse(disk.deploy("one.example.com").isUnchanged());
    }

    @Test
    void aServerThatRedirectsToHttpsIsNotCopied() {
        disk.http("server { listen 80 default_server; return 301 https://$host$request_uri; }\n");
        assertThrows(PluginException.class, () -> disk.deploy("one.example.com"));
    }

    @Test
    void severalDefaultsAreNotGuessedAmong() {
        disk.http("server { listen 81 default_server; root /a; }\nserver { listen 82 default_server; root /b; }\n");
        var refusal = assertThrows(PluginException.class, () -> disk.deploy("one.example.com"));
        assertTrue(refusal.why().contains("nginx.conf:2, " + disk.path("nginx.conf") + ":3"), refusal.why());
    }

    @Test
    void everyDefaultAddressOfAServerCounts() throws PluginException {
        disk.http("server { listen 81; listen 80 default; root /a; }\nserver { listen 82 default_server; root /b; }\n");
        assertTrue(disk.deployed("one.example.com").contains("server { listen 81; listen 80; root /a;"));
    }

    @Test
    void theServersOfOtherNamesAreDeployedInTheSameRun() throws PluginException {
        disk.http("server { listen 80; server_name two.example.com; }\n" + DEFAULT);
        String text = disk.deployed("one.example.com", "two.example.com");
        assertTrue(text.contains("server_name two.example.com;\n    listen 443 ssl;"), text);
        assertTrue(text.contains("server_name one.example.com; # managed by Certbot\n    listen 443 ssl;"), text);
    }

    @Test
    void slipsInNamesArePointedOut() {
        disk.http("""
                server { server_name one.exmaple.com; }
                server { server_name one.example.com, www.example.com; }
                server { server_name other.example.com; }
                """);
        var refusal = assertThrows(PluginException.class, () -> disk.deploy("one.example.com"));
        assertTrue(refusal.nextStep().contains("nginx.conf:2 has \"one.exmaple.com\": is it a slip?"));
        assertTrue(refusal.nextStep().contains("nginx.conf:3 has \"one.example.com,\""));
        assertFalse(refusal.nextStep().contains("other.example.com"));
    }
}
