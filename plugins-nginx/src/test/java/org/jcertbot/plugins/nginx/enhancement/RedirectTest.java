package org.jcertbot.plugins.nginx.enhancement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.plugins.nginx.edit.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest extends EnhancementCase {
    @Test
    void aWildcardThatIsRedirectedStaysAsItIs() throws Exception {
        Enhanced enhanced = Enhanced.of(directory, Sample.http("""
            server {
                if ($host ~ ^[^.]+\\.example\\.com$) {
                    return 301 https://$host$request_uri;
                } # managed by Certbot

                listen 80;
                server_name *.example.com;
                return 404; # managed by Certbot
            }
            """))
                .place("*.example.com", List.of(), List.of(0))
                .with(Enhancement.REDIRECT);
        assertTrue(enhanced.revision().isUnchanged(), enhanced.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return 301 https://$host$request_uri;",
                "return 308 \"https://one.example.com$request_uri\";",
                "return https://one.example.com/;",
                "rewrite ^ https://$host$request_uri? permanent;",
                "rewrite ^/(.*)$ https://one.example.com/$1 redirect;",
                "location / { return 302 https://$host$request_uri; }",
                "location / { rewrite ^(.*) https://$host$1; }",
                "if ($host = one.example.com) { return 301 https://$host$request_uri; }",
                "if ( $host = \"one.example.com\" ) { return 301 https://$host$request_uri; }",
                "if ($host ~ ^(www|one)\\.example\\.com$) { return 301 https://$host$request_uri; }",
                "include redirect;"
            })
    void aPlainServerThatRedirectsIsLeftAlone(String redirect) throws Exception {
        Enhanced.write(directory.resolve("redirect"), "return 301 https://$host$request_uri;");
        Enhanced enhanced = redirected(Sample.http("""
            server {
                listen 80;
                server_name one.example.com;
                REDIRECT
            }
            """.replace("REDIRECT", redirect)), "one.example.com");
        assertTrue(enhanced.revision().isUnchanged(), enhanced.text());
        assertEquals(List.of("Traffic on port 80 is redirected to ssl already in nginx.conf"), enhanced.messages());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return 301 http://www.example.com$request_uri;",
                "return 200 https://one.example.com/;",
                "rewrite ^/old https://one.example.com/new permanent;",
                "location /app { return 301 https://$host$request_uri; }",
                "if ($host = two.example.com) { return 301 https://$host$request_uri; }",
                "if ($request_method = GET) { return 301 https://$host$request_uri; }"
            })
    void aPlainServerThatRedirectsOtherRequestsGetsARedirect(String directive) throws Exception {
        String after = redirected(Sample.http("""
            server {
                listen 80;
                server_name one.example.com;
                DIRECTIVE
            }
            """.replace("DIRECTIVE", directive)), "one.example.com")
                .text();
        assertTrue(after.contains("""
                server {
                    if ($host = one.example.com) {
                        return 301 https://$host$request_uri;
                    } # managed by Certbot

                    listen 80;
            """), after);
    }

    @Test
    void aServerWithTlsOnlyIsNotRedirectedEvenWhenItWasChosen() throws Exception {
        Enhanced enhanced = Enhanced.of(directory, Sample.http("""
            server {
                listen 443 ssl;
                server_name *.example.com;
                TLS
            }
            """))
                .place("*.example.com", List.of(0), List.of(0))
                .with(Enhancement.REDIRECT);
        assertTrue(enhanced.revision().isUnchanged());
    }

    @Test
    void withoutAPlainServerThereIsNothingToRedirect() throws Exception {
        Enhanced enhanced = redirected(Sample.http("""
            server {
                listen 443 ssl;
                listen 8080;
                server_name one.example.com;
                TLS
            }
            """), "one.example.com");
        assertTrue(enhanced.revision().isUnchanged());
        assertEquals(
                List.of("No server answers for one.example.com on port 80 without TLS; there is nothing to redirect."),
                enhanced.messages());
    }

    @Test
    void aServerInAnotherFileIsChangedThere() throws Exception {
        Enhanced.write(directory.resolve("sites/one"), "server {\n  listen 80;\n  server_name one.example.com;\n}");
        Enhanced enhanced = redirected("events {}\nhttp { include sites/*; }\n", "one.example.com");
        assertEquals("""
            server {
              if ($host = one.example.com) {
                return 301 https://$host$request_uri;
              } # managed by Certbot

              listen 80;
              server_name one.example.com;
            }""", enhanced.text("sites/one"));
        assertEquals(1, enhanced.revision().texts().size());
    }

    /** Unlike in the original, which adds an {@code if} although the block redirects all. */
    @Test
    void aServerThatRedirectsAlreadyStaysAsItIs() throws Exception {
        String before = Sample.http("""
            server {
                listen 80;
                server_name one.example.com;
                location / { return 301 https://$host$request_uri; }
            }
            server {
                listen 443 ssl http2;
                server_name one.example.com;
                ssl_certificate     /etc/letsencrypt/live/one.example.com/fullchain.pem;
                ssl_certificate_key /etc/letsencrypt/live/one.example.com/privkey.pem;
            }
            """);
        Enhanced enhanced =
                Enhanced.of(directory, before).names("one.example.com").with(Enhancement.REDIRECT);
        assertEquals(List.of("Traffic on port 80 is redirected to ssl already in nginx.conf"), enhanced.messages());
        enhanced.becomes(before);
        assertTrue(enhanced.revision().isUnchanged());
    }

    @Test
    void whatTheOriginalWroteIsRecognized() throws Exception {
        String written = """
            events {}
            http {
                server {
                    server_name one.example.com;
                    root /var/www/one;
               \s
                listen 443 ssl; # managed by Certbot
                ssl_certificate /etc/letsencrypt/live/one.example.com/fullchain.pem; # managed by Certbot
                ssl_certificate_key /etc/letsencrypt/live/one.example.com/privkey.pem; # managed by Certbot


                add_header Strict-Transport-Security "max-age=31536000" always; # managed by Certbot

            }

                server {
                if ($host = one.example.com) {
                    return 301 https://$host$request_uri;
                } # managed by Certbot


                    listen 80;
                    server_name one.example.com;
                    root /var/www/one;


            }}
            """;
        Enhanced enhanced =
                Enhanced.of(directory, written).names("one.example.com").with(Enhancement.HSTS, Enhancement.REDIRECT);
        assertEquals(
                List.of(
                        "Strict-Transport-Security is sent already by the server at nginx.conf:3",
                        "Traffic on port 80 is redirected to ssl already in nginx.conf"),
                enhanced.messages());
        enhanced.becomes(written);
    }
}
