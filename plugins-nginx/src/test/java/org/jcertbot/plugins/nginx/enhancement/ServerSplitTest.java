package org.jcertbot.plugins.nginx.enhancement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jcertbot.plugins.nginx.edit.Sample;
import org.junit.jupiter.api.Test;

/** A server on both ports becomes two when one of them is redirected. */
class ServerSplitTest extends EnhancementCase {
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

            REDIRECTING one.example.com
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

            REDIRECTING one.example.com
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

            REDIRECTING one.example.com
            """));
    }
}
