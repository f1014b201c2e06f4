package org.jcertbot.plugins.nginx.enhancement;

import java.util.List;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.plugins.nginx.edit.Sample;
import org.junit.jupiter.api.Test;

/**
 * The worked examples of the original, from what a deployed certificate has left. Other than in the original, new lines
 * look like those around them, braces stay where they are, and the plain server follows the one that it was a part of.
 */
class RedirectExamplesTest extends EnhancementCase {
    @Test
    void aServerOnBothPortsBecomesTwo() throws Exception {
        redirected(ON_BOTH_PORTS, "one.example.com").becomes(Sample.http("""
            server {
                server_name one.example.com;
                root /var/www/one;

                listen 443 ssl; # managed by Certbot
                TLS
            }

            REDIRECTING one.example.com
            """));
    }

    @Test
    void everyNameGetsItsRedirectAndListensMoveWithTheirParameters() throws Exception {
        redirected(Sample.http("""
            server {
                listen 80 default_server;
                listen [::]:80 default_server ipv6only=on;
                server_name one.example.com two.example.com;
                listen 443 ssl; # managed by Certbot
                TLS
            }
            """), "one.example.com", "two.example.com").becomes(Sample.http("""
            server {
                server_name one.example.com two.example.com;
                listen 443 ssl; # managed by Certbot
                TLS
            }

            server {
                REDIRECT one.example.com
                REDIRECT two.example.com

                listen 80 default_server;
                listen [::]:80 default_server ipv6only=on;
                server_name one.example.com two.example.com;
                return 404; # managed by Certbot
            }
            """));
    }

    /** The copy of the default server; the original puts the plain part of it at the end of the file. */
    @Test
    void theDefaultServerStaysTheFirstOne() throws Exception {
        redirected(Sample.http("""
            server {
                listen 80 default_server;
                server_name _;
                root /var/www/html;
            }

            server {
                listen 80;
                server_name one.example.com two.example.com; # managed by Certbot
                root /var/www/html;

                listen 443 ssl; # managed by Certbot
                TLS
            }
            """), "two.example.com", "one.example.com").becomes(Sample.http("""
            server {
                listen 80 default_server;
                server_name _;
                root /var/www/html;
            }

            server {
                server_name one.example.com two.example.com; # managed by Certbot
                root /var/www/html;

                listen 443 ssl; # managed by Certbot
                TLS
            }

            server {
                REDIRECT two.example.com
                REDIRECT one.example.com

                listen 80;
                server_name one.example.com two.example.com;
                return 404; # managed by Certbot
            }
            """));
    }

    @Test
    void aSeparatePlainServerIsRedirectedAtItsTop() throws Exception {
        redirected(Sample.http("""
            server {
                listen 80;
                server_name one.example.com;
                root /var/www/one;
            }
            server {
                listen 443 ssl;
                server_name one.example.com;
                ssl_certificate     /etc/letsencrypt/live/one.example.com/fullchain.pem;
                ssl_certificate_key /etc/letsencrypt/live/one.example.com/privkey.pem;
            }
            """), "one.example.com").becomes(Sample.http("""
            server {
                REDIRECT one.example.com

                listen 80;
                server_name one.example.com;
                root /var/www/one;
            }
            server {
                listen 443 ssl;
                server_name one.example.com;
                ssl_certificate     /etc/letsencrypt/live/one.example.com/fullchain.pem;
                ssl_certificate_key /etc/letsencrypt/live/one.example.com/privkey.pem;
            }
            """));
    }

    @Test
    void aServerWithoutIpv4GetsNone() throws Exception {
        redirected(Sample.http("""
            server {
                listen [::]:80;
                server_name one.example.com;

                listen [::]:443 ssl; # managed by Certbot
                TLS
            }
            """), "one.example.com").becomes(Sample.http("""
            server {
                server_name one.example.com;

                listen [::]:443 ssl; # managed by Certbot
                TLS
            }

            server {
                REDIRECT one.example.com

                listen [::]:80;
                server_name one.example.com;
                return 404; # managed by Certbot
            }
            """));
    }

    /** The chosen server gets the redirect; one name of it is covered by the wildcard. */
    @Test
    void aWildcardIsRedirectedWhereTheUserHasChosen() throws Exception {
        Enhanced.of(directory, Sample.http("""
            server {
                listen 80;
                server_name one.example.com;
                listen 443 ssl; # managed by Certbot
                ssl_certificate /etc/letsencrypt/live/example.com/fullchain.pem; # managed by Certbot
                ssl_certificate_key /etc/letsencrypt/live/example.com/privkey.pem; # managed by Certbot
            }
            server {
                listen 80;
                server_name *.example.com;
                listen 443 ssl; # managed by Certbot
                ssl_certificate /etc/letsencrypt/live/example.com/fullchain.pem; # managed by Certbot
                ssl_certificate_key /etc/letsencrypt/live/example.com/privkey.pem; # managed by Certbot
            }
            """))
                .place("*.example.com", List.of(0, 1), List.of(0))
                .with(Enhancement.REDIRECT)
                .becomes(Sample.http("""
            server {
                server_name one.example.com;
                listen 443 ssl; # managed by Certbot
                ssl_certificate /etc/letsencrypt/live/example.com/fullchain.pem; # managed by Certbot
                ssl_certificate_key /etc/letsencrypt/live/example.com/privkey.pem; # managed by Certbot
            }

            server {
                if ($host ~ ^[^.]+\\.example\\.com$) {
                    return 301 https://$host$request_uri;
                } # managed by Certbot

                listen 80;
                server_name one.example.com;
                return 404; # managed by Certbot
            }
            server {
                listen 80;
                server_name *.example.com;
                listen 443 ssl; # managed by Certbot
                ssl_certificate /etc/letsencrypt/live/example.com/fullchain.pem; # managed by Certbot
                ssl_certificate_key /etc/letsencrypt/live/example.com/privkey.pem; # managed by Certbot
            }
            """));
    }

    /** Unlike in the original, whose redirect never answers, since the snippet's listens stay with the other server. */
    @Test
    void listensOfASharedSnippetAreWrittenOut() throws Exception {
        Enhanced.write(directory.resolve("snippets/listen.conf"), "listen 80; # shared\nlisten [::]:80;\n");
        redirected(Sample.http("""
            server {
                include snippets/listen.conf;
                server_name one.example.com;
                listen 443 ssl; # managed by Certbot
                TLS
            }
            server {
                include snippets/listen.conf;
                server_name two.example.com;
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
                listen [::]:80;
                server_name one.example.com;
                return 404; # managed by Certbot
            }
            server {
                include snippets/listen.conf;
                server_name two.example.com;
            }
            """));
    }
}
