package org.jcertbot.plugins.nginx.enhancement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.plugins.nginx.edit.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HstsTest {
    @TempDir
    private Path directory;

    private Enhanced enhanced(String text, Enhancement... wanted) throws Exception {
        return Enhanced.of(directory, text).names("one.example.com").with(wanted);
    }

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

    /** E7 and E8 of the original's examples; there the copy keeps the old brace at the beginning of its line. */
    @Test
    void e7_withoutRedirectThePlainServerIsACopy() throws Exception {
        enhanced(Sample.http("""
            server {
                listen 80;
                server_name one.example.com;
                root /var/www/one;

                listen 443 ssl; # managed by Certbot
                TLS
            }
            """), Enhancement.HSTS, Enhancement.STAPLING).becomes(Sample.http("""
            server {
                server_name one.example.com;
                root /var/www/one;

                listen 443 ssl; # managed by Certbot
                TLS
                HSTS
                ssl_trusted_certificate /etc/letsencrypt/live/one.example.com/chain.pem; # managed by Certbot
                ssl_stapling on; # managed by Certbot
                ssl_stapling_verify on; # managed by Certbot
            }

            server {
                listen 80;
                server_name one.example.com;
                root /var/www/one;
            }
            """));
    }

    /** In the original the plain server is a copy with a redirect on top, since it forgets that there will be one. */
    @Test
    void e8_withRedirectThePlainServerDoesNothingElse() throws Exception {
        enhanced(Sample.http("""
            server {
                listen 80;
                server_name one.example.com;
                root /var/www/one;

                listen 443 ssl; # managed by Certbot
                TLS
            }
            """), Enhancement.HSTS, Enhancement.REDIRECT).becomes(Sample.http("""
            server {
                server_name one.example.com;
                root /var/www/one;

                listen 443 ssl; # managed by Certbot
                TLS
                HSTS
            }

            server {
                REDIRECT one.example.com

                listen 80;
                server_name one.example.com;
                return 404; # managed by Certbot
            }
            """));
    }

    @Test
    void aLaterRedirectGoesIntoTheCopy() throws Exception {
        Enhanced enhanced = enhanced(Sample.http("""
            server {
                listen 80;
                listen 443 ssl;
                server_name one.example.com;
                TLS
            }
            """), Enhancement.HSTS);
        enhanced.names("one.example.com").with(Enhancement.REDIRECT);
        enhanced.becomes(Sample.http("""
            server {
                listen 443 ssl;
                server_name one.example.com;
                TLS
                HSTS
            }

            server {
                REDIRECT one.example.com

                listen 80;
                server_name one.example.com;
            }
            """));
    }

    @Test
    void theCopyHasNothingOfTls() throws Exception {
        Enhanced.write(directory.resolve("tls.conf"), "ssl_protocols TLSv1.3;\nssl_session_tickets off;\n");
        Enhanced.write(directory.resolve("both.conf"), "listen 443 ssl;\nlisten 80;\nssl_session_timeout 1d;\n");
        enhanced(Sample.http("""
            server {
                include both.conf;
                server_name one.example.com;
                TLS
                include tls.conf; # managed by Certbot
                add_header X-Frame-Options DENY;
            }
            """), Enhancement.HSTS).becomes(Sample.http("""
            server {
                listen 443 ssl;
                ssl_session_timeout 1d;
                server_name one.example.com;
                TLS
                include tls.conf; # managed by Certbot
                add_header X-Frame-Options DENY;

                HSTS
            }

            server {
                listen 80;
                server_name one.example.com;
                add_header X-Frame-Options DENY;
            }
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
    void aHeaderFromASnippetStaysWithTlsWhenTheServerIsCopied() throws Exception {
        Enhanced.write(
                directory.resolve("headers"),
                "add_header Strict-Transport-Security \"max-age=60\";\nadd_header X-Frame-Options DENY;\n");
        Enhanced enhanced = enhanced(Sample.http("""
            server {
                listen 80;
                listen 443 ssl;
                server_name one.example.com two.example.com;
                include headers;
                TLS
            }
            """), Enhancement.HSTS, Enhancement.REDIRECT);
        enhanced.becomes(Sample.http("""
            server {
                listen 443 ssl;
                server_name one.example.com two.example.com;
                add_header Strict-Transport-Security "max-age=60";
                add_header X-Frame-Options DENY;
                TLS
            }

            server {
                REDIRECT one.example.com

                listen 80;
                server_name one.example.com two.example.com;
                add_header X-Frame-Options DENY;
            }
            """));
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
    void aCopyIsExplained() throws Exception {
        assertEquals(
                List.of("The server at nginx.conf:3 gets a copy for plain HTTP, "
                        + "where Strict-Transport-Security must not be sent."),
                enhanced(Sample.http("""
            server {
                listen 80;
                listen 443 ssl;
                server_name one.example.com;
                TLS
            }
            """), Enhancement.HSTS).messages());
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
