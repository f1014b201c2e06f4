package org.jcertbot.plugins.nginx.enhancement;

import org.jcertbot.plugins.nginx.edit.Sample;
import org.junit.jupiter.api.Test;

/** A server that is split keeps its layout, and its new half has the same. */
class SplitLayoutTest extends EnhancementCase {
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

            REDIRECTING one.example.com
            """));
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
}
