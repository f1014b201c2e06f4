package org.jcertbot.plugins.nginx.enhancement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.plugin.CertificateFiles;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.plugins.nginx.edit.ConfigurationOnDisk;
import org.jcertbot.plugins.nginx.edit.Revision;
import org.jcertbot.plugins.nginx.model.ServerChoice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run: a certificate is deployed, then the servers are enhanced, without a write between the two. */
class DeployedAndEnhancedTest {
    @TempDir
    private Path directory;

    private ConfigurationOnDisk disk;

    @BeforeEach
    void onDisk() {
        disk = new ConfigurationOnDisk(directory);
    }

    private Revision run(Revision start, Set<Enhancement> wanted, String... names) throws PluginException {
        var request = ConfigurationOnDisk.request(80, 443);
        Revision deployed = ConfigurationOnDisk.deploy(start, request, names);
        CertificateFiles certificate = request.certificate();
        List<NamePlace> places = Arrays.stream(names)
                .map(name -> NamePlace.of(
                        new DnsName(name), new ServerChoice(deployed.configuration()), PlainPorts.with(80)))
                .toList();
        return Enhancements.apply(
                deployed, new EnhancementRequest(wanted, places, certificate, true, PlainPorts.with(80)));
    }

    private void becomes(String expected, Set<Enhancement> wanted, String... names) throws PluginException {
        Revision once = run(Revision.of(disk.load()), wanted, names);
        assertEquals(expected, disk.inHttp(once));
        assertEquals(expected, disk.inHttp(run(once, wanted, names)), "the second time");
    }

    @Test
    void theServerIsDeployedToAndSplit() throws Exception {
        disk.http("""
                server {
                    listen 80;
                    server_name one.example.com;
                    root /var/www/one;
                }
            """);
        becomes("""
                server {
                    server_name one.example.com;
                    root /var/www/one;

                    listen 443 ssl; # managed by Certbot
                    ssl_certificate /etc/letsencrypt/live/one.example.com/fullchain.pem; # managed by Certbot
                    ssl_certificate_key /etc/letsencrypt/live/one.example.com/privkey.pem; # managed by Certbot
                    include /etc/letsencrypt/options-ssl-nginx.conf; # managed by Certbot
                    ssl_dhparam /etc/letsencrypt/ssl-dhparams.pem; # managed by Certbot
                }

                server {
                    if ($host = one.example.com) {
                        return 301 https://$host$request_uri;
                    } # managed by Certbot

                    listen 80;
                    server_name one.example.com;
                    return 404; # managed by Certbot
                }
            """, Set.of(Enhancement.REDIRECT), "one.example.com");
    }

    @Test
    void allEnhancementsTogether() throws Exception {
        disk.http("""
                server {
                    listen 80;
                    server_name one.example.com other.example.com;
                    root /var/www/one;
                }
            """);
        becomes("""
                server {
                    server_name one.example.com other.example.com;
                    root /var/www/one;

                    listen 443 ssl; # managed by Certbot
                    ssl_certificate /etc/letsencrypt/live/one.example.com/fullchain.pem; # managed by Certbot
                    ssl_certificate_key /etc/letsencrypt/live/one.example.com/privkey.pem; # managed by Certbot
                    include /etc/letsencrypt/options-ssl-nginx.conf; # managed by Certbot
                    ssl_dhparam /etc/letsencrypt/ssl-dhparams.pem; # managed by Certbot
                    add_header Strict-Transport-Security "max-age=31536000" always; # managed by Certbot
                    ssl_trusted_certificate /etc/letsencrypt/live/one.example.com/chain.pem; # managed by Certbot
                    ssl_stapling on; # managed by Certbot
                    ssl_stapling_verify on; # managed by Certbot
                    add_header Content-Security-Policy upgrade-insecure-requests always; # managed by Certbot
                }

                server {
                    if ($host = one.example.com) {
                        return 301 https://$host$request_uri;
                    } # managed by Certbot

                    listen 80;
                    server_name one.example.com other.example.com;
                    root /var/www/one;
                }
            """, Set.of(Enhancement.values()), "one.example.com");
    }

    /** The listen for port 80 that a server without any gets moves on with its marker, which the original loses. */
    @Test
    void aListenOfOursMovesWithItsMarker() throws Exception {
        disk.http("""
                server {
                    server_name one.example.com;
                }
            """);
        String after = disk.inHttp(run(Revision.of(disk.load()), Set.of(Enhancement.REDIRECT), "one.example.com"));
        assertEquals("""
                server {
                    if ($host = one.example.com) {
                        return 301 https://$host$request_uri;
                    } # managed by Certbot

                    listen 80; # managed by Certbot
                    server_name one.example.com;
                    return 404; # managed by Certbot
                }
            """, after.substring(after.lastIndexOf("    server {")));
    }
}
