package org.jcertbot.plugins.nginx.enhancement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.plugins.nginx.edit.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HstsTest extends EnhancementCase {
    @Test
    void theHeaderIsAddedToAServerWithTls() throws Exception {
        enhanced(Sample.http("""
            server {
                listen 443 ssl;
                server_name one.example.com;
                TLS
            }
            """), Enhancement.HSTS).becomes(Sample.http("""
            server {
                listen 443 ssl;
                server_name one.example.com;
                TLS
                HSTS
            }
            """));
    }

    /** In the original the plain server is a copy with a redirect on top, since it forgets that there will be one. */
    @Test
    void withRedirectThePlainServerDoesNothingElse() throws Exception {
        enhanced(ON_BOTH_PORTS, Enhancement.HSTS, Enhancement.REDIRECT).becomes(Sample.http("""
            server {
                server_name one.example.com;
                root /var/www/one;

                listen 443 ssl; # managed by Certbot
                TLS
                HSTS
            }

            REDIRECTING one.example.com
            """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add_header Strict-Transport-Security max-age=60;",
                "add_header 'strict-transport-security' \"max-age=60; preload\" always;",
                "include headers;"
            })
    void aHeaderThatIsThereStaysAsItIs(String header) throws Exception {
        Enhanced.write(directory.resolve("headers"), "add_header STRICT-TRANSPORT-SECURITY max-age=0;");
        Enhanced enhanced = enhanced(Sample.http("""
            server {
                listen 80;
                listen 443 ssl;
                server_name one.example.com;
                TLS
                HEADER
            }
            """.replace("HEADER", header)), Enhancement.HSTS);
        assertTrue(enhanced.revision().isUnchanged());
        assertEquals(
                List.of("Strict-Transport-Security is sent already by the server at nginx.conf:3"),
                enhanced.messages());
    }

    @Test
    void aHeaderThatHttpGivesToTheServerCounts() throws Exception {
        assertTrue(enhanced(Sample.http("""
            add_header Strict-Transport-Security max-age=60;
            server {
                listen 443 ssl;
                server_name one.example.com;
                TLS
            }
            """), Enhancement.HSTS).revision().isUnchanged());
    }

    /** nginx inherits headers only where none is added. */
    @Test
    void otherHeadersOfHttpAreNotLost() throws Exception {
        enhanced(Sample.http("""
            add_header X-Frame-Options "DENY" always;
            server {
                listen 443 ssl;
                server_name one.example.com;
                TLS
            }
            """), Enhancement.HSTS, Enhancement.UPGRADE_INSECURE_REQUESTS)
                .becomes(Sample.http("""
            add_header X-Frame-Options "DENY" always;
            server {
                listen 443 ssl;
                server_name one.example.com;
                TLS
                add_header X-Frame-Options "DENY" always; # managed by Certbot
                HSTS
                add_header Content-Security-Policy upgrade-insecure-requests always; # managed by Certbot
            }
            """));
    }

    @Test
    void locationsThatDoNotSendTheHeaderAreNamed() throws Exception {
        Enhanced.write(directory.resolve("headers"), "add_header X-Api 1;");
        Enhanced enhanced = enhanced(Sample.http("""
            server {
                listen 443 ssl;
                server_name one.example.com;
                TLS
                location / {
                    location /api { include headers; }
                }
                location /a { add_header X-A 1; }
            }
            """), Enhancement.HSTS);
        assertEquals(
                List.of("Strict-Transport-Security is not sent where locations add headers of their own: "
                        + "nginx.conf:9, nginx.conf:11. Add it there, too."),
                enhanced.messages());
    }

    @Test
    void aServerWhoseFileIsIncludedTwiceGetsTheHeaderOnce() throws Exception {
        Enhanced.write(
                directory.resolve("site"), "server {\n    listen 443 ssl;\n    server_name one.example.com;\n}\n");
        Enhanced enhanced = Enhanced.of(directory, Sample.http("include site;\ninclude site;"))
                .place("one.example.com", List.of(0, 1), List.of())
                .with(Enhancement.HSTS);
        assertEquals("""
            server {
                listen 443 ssl;
                server_name one.example.com;

                add_header Strict-Transport-Security "max-age=31536000" always; # managed by Certbot
            }
            """, enhanced.text("site"));
    }

    @Test
    void withoutAServerWithTlsItIsImpossible() throws Exception {
        var failure = assertThrows(PluginException.class, () -> enhanced(Sample.http("""
            server {
                listen 80;
                server_name one.example.com;
            }
            """), Enhancement.HSTS));
        assertTrue(failure.what().contains("one.example.com"), failure.what());
    }
}
