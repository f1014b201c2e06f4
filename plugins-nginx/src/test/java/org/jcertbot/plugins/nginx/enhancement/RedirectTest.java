package org.jcertbot.plugins.nginx.enhancement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.plugins.nginx.edit.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
    @TempDir
    private Path directory;

    private Enhanced redirected(String text, String... names) throws Exception {
        return Enhanced.of(directory, text).names(names).with(Enhancement.REDIRECT);
    }

    @Test
    void otherNamesOfTheServerKeepTheirContent() throws Exception {
        Enhanced enhanced = redirected(Sample.http("""
            server {
                listen 80;
                server_name one.example.com other.example.com;
                # what both serve
                root /var/www/one; # here
                listen 443 ssl; # managed by Certbot
                TLS
            }
            """), "one.example.com");
        enhanced.becomes(Sample.http("""
            server {
                server_name one.example.com other.example.com;
                # what both serve
                root /var/www/one; # here
                listen 443 ssl; # managed by Certbot
                TLS
            }

            server {
                REDIRECT one.example.com

                listen 80;
                server_name one.example.com other.example.com;
                # what both serve
                root /var/www/one; # here
            }
            """));
        assertEquals(
                List.of(
                        "Redirecting all traffic on port 80 to ssl in nginx.conf",
                        "Not redirected, because the certificate is not for them: other.example.com at nginx.conf:3"),
                enhanced.messages().subList(0, 2));
    }

    @Test
    void aListenThatIsTlsOnlyBecauseAnotherServerSaysSoStaysWithTls() throws Exception {
        redirected(Sample.http("""
            server {
                listen 443;
                listen 80;
                server_name one.example.com;
                TLS
            }
            server {
                listen 443 ssl;
                server_name two.example.com;
                TLS
            }
            """), "one.example.com").becomes(Sample.http("""
            server {
                listen 443;
                server_name one.example.com;
                TLS
            }

            server {
                REDIRECT one.example.com

                listen 80;
                server_name one.example.com;
                return 404; # managed by Certbot
            }
            server {
                listen 443 ssl;
                server_name two.example.com;
                TLS
            }
            """));
    }

    @Test
    void quicStaysWithTls() throws Exception {
        String after = redirected(Sample.http("""
            server {
                listen 80;
                listen 443 ssl;
                listen 443 quic reuseport;
                server_name one.example.com;
                TLS
            }
            """), "one.example.com").text();
        assertTrue(after.contains("listen 443 ssl;\n        listen 443 quic reuseport;\n        server_name"), after);
    }

    @Test
    void whatIsAskedThroughAUnixSocketStays() throws Exception {
        String after = redirected(Sample.http("""
            server {
                listen unix:/run/one.sock;
                listen 80;
                listen 443 ssl;
                server_name one.example.com;
                TLS
            }
            """), "one.example.com").text();
        assertTrue(after.contains("listen unix:/run/one.sock;\n        listen 443 ssl;\n        server_name"), after);
        assertEquals(after.indexOf("unix:"), after.lastIndexOf("unix:"));
    }

    @Test
    void namesOfASnippetAreWrittenOut() throws Exception {
        Enhanced.write(
                directory.resolve("names"), "server_name two.example.com\n    # and\n    \"three.example.com\";\n");
        redirected(Sample.http("""
            server {
                listen 80;
                listen 443 ssl;
                server_name one.example.com;
                include names;
                TLS
            }
            """), "one.example.com", "two.example.com", "three.example.com")
                .becomes(Sample.http("""
            server {
                listen 443 ssl;
                server_name one.example.com;
                include names;
                TLS
            }

            server {
                REDIRECT one.example.com
                REDIRECT two.example.com
                REDIRECT three.example.com

                listen 80;
                server_name one.example.com two.example.com "three.example.com";
                return 404; # managed by Certbot
            }
            """));
    }

    @Test
    void ofASnippetWithMoreThanListensTheRestStaysInTheServer() throws Exception {
        Enhanced.write(directory.resolve("snippets/inner"), "listen 443 ssl;\nlisten 80;");
        Enhanced.write(directory.resolve("snippets/all"), """
            include snippets/inner; # both
            root /var/www;
            location /a {
                return 204;
            }
            """);
        redirected(Sample.http("""
            server {
                include snippets/all; server_name one.example.com;
                TLS
            }
            """), "one.example.com").becomes(Sample.http("""
            server {
                listen 443 ssl;
                root /var/www;
                location /a {
                    return 204;
                } server_name one.example.com;
                TLS
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
    void aSnippetThatOnlyHasTheListenForTlsStaysIncluded() throws Exception {
        Enhanced.write(directory.resolve("tls"), "listen 443 ssl;\n");
        String after = redirected(Sample.http("""
            server { # a comment
                listen 80; include tls;
                server_name one.example.com;
                TLS
            }
            """), "one.example.com").text();
        assertTrue(after.contains("server { # a comment\n        include tls;\n        server_name"), after);
    }

    @Test
    void aCommentBeforeTheBraceIsNotRepeated() throws Exception {
        redirected(Sample.http("""
            server # {
            {
                listen 80;
                listen 443 ssl;
                server_name one.example.com;
                TLS
            }
            """), "one.example.com").becomes(Sample.http("""
            server # {
            {
                listen 443 ssl;
                server_name one.example.com;
                TLS
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

    /** E11 of the original's examples. */
    @Test
    void plainAddressesOfOtherPortsMoveToo() throws Exception {
        String after = redirected(Sample.http("""
            server {
                listen 127.0.0.1:80;
                listen [::1]:80;
                listen 127.0.0.1:8080;
                server_name one.example.com;
                listen 127.0.0.1:443 ssl; # managed by Certbot
                TLS
            }
            """), "one.example.com").text();
        assertTrue(after.contains("""
                    listen 127.0.0.1:80;
                    listen [::1]:80;
                    listen 127.0.0.1:8080;
                    server_name one.example.com;
                    return 404; # managed by Certbot
            """), after);
        assertEquals(after.indexOf("8080"), after.lastIndexOf("8080"));
    }

    @Test
    void theLayoutOfTheServerIsFollowed() throws Exception {
        String certificate = "\t\t" + Sample.CERTIFICATE.replace("\n", "\r\n\t\t") + "\r\n";
        redirected("""
                        events {}
                        http {
                        \tserver
                        \t{
                        \t\tlisten 80; # plain
                        \t\tlisten 443 ssl;
                        \t\tserver_name one.example.com;
                        """.replace("\n", "\r\n") + certificate + "\t} # one\r\n}", "one.example.com")
                .becomes("""
                        events {}
                        http {
                        \tserver
                        \t{
                        \t\t# plain
                        \t\tlisten 443 ssl;
                        \t\tserver_name one.example.com;
                        """.replace("\n", "\r\n") + certificate + ("""
            \t} # one

            \tserver
            \t{
            \t\tif ($host = one.example.com) {
            \t\t\treturn 301 https://$host$request_uri;
            \t\t} # managed by Certbot

            \t\tlisten 80;
            \t\tserver_name one.example.com;
            \t\treturn 404; # managed by Certbot
            \t}
            """ + "}").replace("\n", "\r\n"));
    }

    @Test
    void aServerOnOneLineIsSplitToo() throws Exception {
        String certificate =
                "ssl_certificate /etc/letsencrypt/live/a/f.pem; ssl_certificate_key /etc/letsencrypt/live/a/k.pem;";
        redirected(
                        "events {} http { server { listen 80; listen 443 ssl; server_name one.example.com; "
                                + certificate + " } server { listen 80; server_name two.example.com; } }",
                        "one.example.com")
                .becomes("events {} http { server { listen 443 ssl; server_name one.example.com; " + certificate + """
             }

            server {
                if ($host = one.example.com) {
                    return 301 https://$host$request_uri;
                } # managed by Certbot

                listen 80;
                server_name one.example.com;
                return 404; # managed by Certbot
            }
             server { listen 80; server_name two.example.com; } }""");
    }

    @Test
    void aManagedRedirectLeavesTheServerThatHasTlsNow() throws Exception {
        redirected(Sample.http("""
            server {
                REDIRECT one.example.com

                listen 80;
                server_name one.example.com;
                return 404; # managed by Certbot
                listen 443 ssl; # managed by Certbot
                TLS
            }
            """), "one.example.com").becomes(Sample.http("""
            server {

                server_name one.example.com;
                listen 443 ssl; # managed by Certbot
                TLS
            }

            server {
                REDIRECT one.example.com

                listen 80;
                server_name one.example.com;
                return 404; # managed by Certbot
            }
            """));
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
}
