package org.jcertbot.plugins.nginx.enhancement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.plugin.Enhancement;
import org.jcertbot.plugins.nginx.edit.Answer;
import org.jcertbot.plugins.nginx.edit.Nginx;
import org.jcertbot.plugins.nginx.edit.Sample;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real nginx does with an enhanced configuration. */
class EnhancedServerTest {
    private static final String TWO_NAMES = Sample.http("""
            server {
                listen 80;
                server_name one.example.com other.example.com;
                location / { return 200 "content of $host"; }
                location = /missing { return 404; }
                listen 443 ssl; # managed by Certbot
                TLS
            }
            """);

    @TempDir
    private Path directory;

    @BeforeEach
    void nginxIsThere() {
        Nginx.isRequired();
    }

    private Nginx started(String text, List<String> names, Enhancement... wanted) throws Exception {
        return Nginx.start(
                Enhanced.of(directory, text).names(names.toArray(String[]::new)).with(wanted));
    }

    @Test
    void plainRequestsAreRedirectedOnceAndTlsServesTheContent() throws Exception {
        try (Nginx nginx = started(TWO_NAMES, List.of("one.example.com", "other.example.com"), Enhancement.REDIRECT)) {
            Answer plain = nginx.get("one.example.com", "/a?b=c");
            assertEquals(301, plain.status());
            assertEquals(List.of("https://one.example.com/a?b=c"), plain.header("Location"));
            assertEquals(
                    "content of one.example.com",
                    nginx.getOverTls("one.example.com", "/a").body());
            assertEquals(301, nginx.get("other.example.com", "/").status());
            assertEquals(404, nginx.get("unknown.example.net", "/").status());
        }
    }

    @Test
    void namesThatAreNotInTheCertificateKeepTheirContent() throws Exception {
        try (Nginx nginx = started(TWO_NAMES, List.of("one.example.com"), Enhancement.REDIRECT)) {
            assertEquals(301, nginx.get("one.example.com", "/").status());
            assertEquals(
                    "content of other.example.com",
                    nginx.get("other.example.com", "/").body());
        }
    }

    @Test
    void theHeaderIsSentOnceOverTlsAndNeverWithout() throws Exception {
        try (Nginx nginx = started(TWO_NAMES, List.of("one.example.com", "other.example.com"), Enhancement.HSTS)) {
            String header = "Strict-Transport-Security";
            assertEquals(
                    List.of("max-age=31536000"),
                    nginx.getOverTls("one.example.com", "/").header(header));
            assertEquals(
                    List.of("max-age=31536000"),
                    nginx.getOverTls("one.example.com", "/missing").header(header));
            assertEquals(List.of(), nginx.get("one.example.com", "/").header(header));
            assertEquals(
                    "content of one.example.com",
                    nginx.get("one.example.com", "/").body());
        }
    }

    @Test
    void aWildcardIsRedirectedForOneLabelOnly() throws Exception {
        Enhanced enhanced = Enhanced.of(directory, Sample.http("""
            server {
                listen 80;
                listen 443 ssl;
                server_name example.com *.example.com;
                location / { return 200 "content of $host"; }
                TLS
            }
            """))
                .place("*.example.com", List.of(0), List.of(0))
                .with(Enhancement.REDIRECT);
        try (Nginx nginx = Nginx.start(enhanced)) {
            assertEquals(301, nginx.get("a.example.com", "/").status());
            assertEquals(
                    "content of a.b.example.com",
                    nginx.get("a.b.example.com", "/").body());
            assertEquals("content of example.com", nginx.get("example.com", "/").body());
        }
    }

    /** The listens of the snippet are the other server's too, which stays where it was. */
    @Test
    void aServerWithASharedSnippetIsRedirectedAndTheOtherOneIsNot() throws Exception {
        Enhanced.write(directory.resolve("listen.conf"), "listen 80;\n");
        String text = Sample.http("""
            server {
                include listen.conf;
                server_name other.example.com;
                location / { return 200 other; }
            }
            server {
                include listen.conf;
                listen 443 ssl;
                server_name one.example.com;
                location / { return 200 one; }
                TLS
            }
            """);
        try (Nginx nginx = started(text, List.of("one.example.com"), Enhancement.REDIRECT, Enhancement.HSTS)) {
            assertEquals(301, nginx.get("one.example.com", "/").status());
            assertEquals("one", nginx.getOverTls("one.example.com", "/").body());
            assertEquals("other", nginx.get("other.example.com", "/").body());
            assertEquals("other", nginx.get("unknown.example.net", "/").body());
        }
    }
}
