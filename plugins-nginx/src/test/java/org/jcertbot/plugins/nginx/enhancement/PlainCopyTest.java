package org.jcertbot.plugins.nginx.enhancement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.plugins.nginx.edit.Sample;
import org.junit.jupiter.api.Test;

/** A server on both ports that gets a header for HTTPS only becomes two, of which the plain one is a copy. */
class PlainCopyTest extends EnhancementCase {
    /** E7 and E8 of the original's examples; there the copy keeps the old brace at the beginning of its line. */
    @Test
    void withoutRedirectThePlainServerIsACopy() throws Exception {
        enhanced(ON_BOTH_PORTS, Enhancement.HSTS, Enhancement.STAPLING).becomes(Sample.http("""
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
}
