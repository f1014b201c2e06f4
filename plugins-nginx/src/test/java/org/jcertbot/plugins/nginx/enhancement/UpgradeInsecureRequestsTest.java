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

class UpgradeInsecureRequestsTest {
    @TempDir
    private Path directory;

    private Enhanced enhanced(String server, Enhancement... wanted) throws Exception {
        return Enhanced.of(directory, Sample.http(server))
                .names("one.example.com")
                .with(wanted);
    }

    /** The header does no harm over plain HTTP, so the server need not be split for it. */
    @Test
    void theHeaderIsAdded() throws Exception {
        enhanced("""
            server {
                listen 80;
                listen 443 ssl;
                server_name one.example.com;
                TLS
            }
            """, Enhancement.UPGRADE_INSECURE_REQUESTS).becomes(Sample.http("""
            server {
                listen 80;
                listen 443 ssl;
                server_name one.example.com;
                TLS
                add_header Content-Security-Policy upgrade-insecure-requests always; # managed by Certbot
            }
            """));
    }

    @Test
    void aCopyForPlainHttpDoesNotGetIt() throws Exception {
        String after = enhanced("""
            server {
                listen 80;
                listen 443 ssl;
                server_name one.example.com two.example.com;
                TLS
            }
            """, Enhancement.UPGRADE_INSECURE_REQUESTS, Enhancement.REDIRECT)
                .text();
        assertEquals(after.indexOf("upgrade-insecure"), after.lastIndexOf("upgrade-insecure"), after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add_header Content-Security-Policy upgrade-insecure-requests;",
                "add_header content-security-policy \"default-src 'self'; Upgrade-Insecure-Requests\" always;"
            })
    void aPolicyThatUpgradesIsEnough(String header) throws Exception {
        Enhanced enhanced = enhanced("""
            server {
                listen 443 ssl;
                server_name one.example.com;
                TLS
                HEADER
            }
            """.replace("HEADER", header), Enhancement.UPGRADE_INSECURE_REQUESTS);
        assertTrue(enhanced.revision().isUnchanged());
        assertEquals(
                List.of("Content-Security-Policy is sent already by the server at nginx.conf:3"), enhanced.messages());
    }

    @Test
    void anotherPolicyStaysBesideOurs() throws Exception {
        Enhanced enhanced = enhanced("""
            server {
                listen 443 ssl;
                server_name one.example.com;
                add_header Content-Security-Policy "default-src 'self'";
                TLS
            }
            """, Enhancement.UPGRADE_INSECURE_REQUESTS);
        assertEquals(1, enhanced.messages().size());
        enhanced.becomes(Sample.http("""
            server {
                listen 443 ssl;
                server_name one.example.com;
                add_header Content-Security-Policy "default-src 'self'";
                TLS
                add_header Content-Security-Policy upgrade-insecure-requests always; # managed by Certbot
            }
            """));
    }
}
