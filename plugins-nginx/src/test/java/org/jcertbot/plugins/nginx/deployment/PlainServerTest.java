package org.jcertbot.plugins.nginx.deployment;

import static org.jcertbot.plugins.nginx.edit.ConfigurationOnDisk.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.edit.ConfigurationOnDisk;
import org.jcertbot.plugins.nginx.edit.Marker;
import org.jcertbot.plugins.nginx.edit.Revision;
import org.junit.jupiter.api.Test;

/** A server without TLS gets a certificate. E… are the worked examples of the specification. */
class PlainServerTest extends DeploymentCase {
    private static final String TLS4 = """
                    ssl_certificate /etc/letsencrypt/live/one.example.com/fullchain.pem; # managed by Certbot
                    ssl_certificate_key /etc/letsencrypt/live/one.example.com/privkey.pem; # managed by Certbot
                    include /etc/letsencrypt/options-ssl-nginx.conf; # managed by Certbot
                    ssl_dhparam /etc/letsencrypt/ssl-dhparams.pem; # managed by Certbot
            """;

    /** The lines of the original; ours are indented as the block is, and its brace stays where it is. */
    @Test
    void aServerOnPort80ListensForTlsToo() throws PluginException {
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

    @Test
    void tabsAreFollowedAndBlocksOnOneLineOpened() throws PluginException {
        disk.http("\tserver {\n\t\tlisten 80;\n\t\tserver_name one.example.com; root /x; }\n");
        String text = disk.deployed("one.example.com");
        assertTrue(text.startsWith(
                "\tserver {\n\t\tlisten 80;\n\t\tserver_name one.example.com; root /x;\n\n\t\tlisten 443"));
        assertTrue(text.endsWith("ssl-dhparams.pem; # managed by Certbot\n\t}\n"), text);
    }

    /** The original puts the values that are equal into comments, and refuses others. */
    @Test
    void theServersOwnSettingsStay() throws PluginException {
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
    void anOldCertificateIsReplacedInItsPlace() throws PluginException {
        disk.http(
                "server {\n  listen 80;\n  ssl_certificate_key /k;\n  ssl_certificate /c;\n  server_name one.example.com;\n}\n");
        String text = disk.deployed("one.example.com");
        assertEquals(1, text.split("ssl_certificate ", -1).length - 1, text);
        assertTrue(text.contains("  listen 80;\n  ssl_certificate_key /etc/letsencrypt/"), text);
    }

    @Test
    void aSharedSnippetWithTheListensStaysAsItIs() throws PluginException {
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

    private static List<String> managedListens(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("listen ") && line.endsWith(Marker.COMMENT))
                .map(line -> line.substring(0, line.indexOf(';')))
                .toList();
    }
}
