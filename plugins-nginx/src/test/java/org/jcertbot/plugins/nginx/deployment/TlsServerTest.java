package org.jcertbot.plugins.nginx.deployment;

import static org.jcertbot.plugins.nginx.edit.ConfigurationOnDisk.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.CertificateFiles;
import org.jcertbot.core.webserver.WebPorts;
import org.jcertbot.plugins.nginx.edit.Revision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server with TLS gets another certificate, and nothing else. */
class TlsServerTest extends DeploymentCase {
    private static final Path OURS = Path.of("/etc/letsencrypt/live/one.example.com/fullchain.pem");
    private static final String PAIR = """
            ssl_certificate /etc/letsencrypt/live/one.example.com/fullchain.pem; # managed by Certbot
            ssl_certificate_key /etc/letsencrypt/live/one.example.com/privkey.pem; # managed by Certbot
            """;

    /** Unlike the original, the lines keep their indentation and alignment. */
    @Test
    void thePairIsReplacedInItsPlace() throws PluginException {
        disk.http("""
                server {
                    listen 80;
                    server_name one.example.com;
                    location / { return 301 https://$host$request_uri; }
                }
                server {
                    listen 443 ssl http2;
                    server_name one.example.com;
                    ssl_certificate     /etc/ssl/old.pem;
                    ssl_certificate_key /etc/ssl/old.key;
                    ssl_protocols TLSv1.2;
                    root /var/www/one;
                }
                """);
        assertEquals("""
                server {
                    listen 80;
                    server_name one.example.com;
                    location / { return 301 https://$host$request_uri; }
                }
                server {
                    listen 443 ssl http2;
                    server_name one.example.com;
                    ssl_certificate     /etc/letsencrypt/live/one.example.com/fullchain.pem; # managed by Certbot
                    ssl_certificate_key /etc/letsencrypt/live/one.example.com/privkey.pem; # managed by Certbot
                    ssl_protocols TLSv1.2;
                    root /var/www/one;
                }
                """, disk.deployed("one.example.com"));
    }

    @Test
    void aFileIsSharedAlsoWhenOthersIncludeItThroughALink() throws PluginException {
        disk.http("""
                server {
                    listen 443 ssl;
                    server_name one.example.com;
                    include own.conf;
                }
                server {
                    listen 443 ssl;
                    server_name two.example.com;
                    include shared.conf;
                }
                """);
        disk.file("own.conf", "ssl_certificate /c; ssl_certificate_key /k;").link("shared.conf", "own.conf");
        assertEquals(
                Set.of(disk.path("nginx.conf")),
                disk.deploy("one.example.com").texts().keySet());
    }

    @Test
    void theCertificateOfQuicIsReplacedToo() throws PluginException {
        disk.http(
                "server {\nlisten 443 quic;\nserver_name one.example.com;\nssl_certificate /c;\nssl_certificate_key /k;\n}\n");
        String text = disk.deployed("one.example.com");
        assertTrue(text.startsWith("server {\nlisten 443 quic;\nserver_name one.example.com;\n" + PAIR), text);
        assertTrue(text.contains("listen 443 ssl; # managed by Certbot"), text);
    }

    @Test
    void ofTwoPairsThatWithTheSameTypeOfKeyIsReplaced() throws PluginException {
        disk.http("""
                server {
                listen 443 ssl;
                server_name one.example.com;
                ssl_certificate rsa.pem;
                ssl_certificate_key rsa.key;
                ssl_certificate ec.pem;
                ssl_certificate_key ec.key;
                }
                """);
        var types = Map.of(disk.path("rsa.pem"), "RSA", disk.path("ec.pem"), "EC", OURS, "EC");
        String text = disk.inHttp(disk.deploy(request(80, 443, types), "one.example.com"));
        assertEquals("""
                server {
                listen 443 ssl;
                server_name one.example.com;
                ssl_certificate rsa.pem;
                ssl_certificate_key rsa.key;
                """ + PAIR + "}\n", text);
    }

    @Test
    void ofTwoPairsOfUnknownTypesTheFirstIsReplaced() throws PluginException {
        disk.http("""
                server {
                listen 443 ssl;
                server_name one.example.com;
                ssl_certificate /a;
                ssl_certificate_key /b;
                ssl_certificate /c;
                ssl_certificate_key /d;
                }
                """);
        String text = disk.deployed("one.example.com");
        assertTrue(text.contains(PAIR + "ssl_certificate /c;\nssl_certificate_key /d;\n"), text);
    }

    @Test
    void anInheritedCertificateStaysForTheOthers() throws PluginException {
        disk.http(
                "ssl_certificate /c;\nssl_certificate_key /k;\nserver {\n    listen 443 ssl;\n    server_name one.example.com;\n}\n");
        assertEquals(
                "ssl_certificate /c;\nssl_certificate_key /k;\nserver {\n    listen 443 ssl;\n    server_name one.example.com;\n\n"
                        + PAIR.indent(4) + "}\n",
                disk.deployed("one.example.com"));
    }

    @Test
    void aSnippetOfThisServerOnlyIsChanged() throws PluginException {
        disk.http("server { listen 443 ssl; server_name one.example.com; include pair.conf; }\n");
        disk.file("pair.conf", "ssl_certificate /c;\nssl_certificate_key /k;\n");
        Revision deployed = disk.deploy("one.example.com");
        assertEquals(PAIR, disk.text(deployed, "pair.conf"));
        assertEquals(Set.of(disk.path("pair.conf")), deployed.texts().keySet());
    }

    @Test
    void aSnippetIsChangedWhenAllThatUseItGetTheCertificate() throws PluginException {
        sharedSnippet();
        assertEquals(PAIR, disk.text(disk.deploy("one.example.com", "two.example.com"), "pair.conf"));
    }

    /** nginx uses the last of several certificates with one type of key. */
    @Test
    void aSnippetOfOtherServersTooIsOutdoneByTheServersOwnPair() throws PluginException {
        sharedSnippet();
        var types = Map.of(Path.of("/c"), "RSA", OURS, "RSA");
        String text = disk.inHttp(disk.deploy(request(80, 443, types), "one.example.com"));
        assertTrue(
                text.startsWith(
                        "server {\n    listen 443 ssl;\n    include pair.conf;\n    server_name one.example.com;\n\n"
                                + PAIR.indent(4)),
                text);
    }

    @Test
    void aSnippetOfOtherServersWithAnotherTypeOfKeyIsRefused() {
        sharedSnippet();
        var types = Map.of(Path.of("/c"), "RSA", OURS, "EC");
        var refusal =
                assertThrows(PluginException.class, () -> disk.deploy(request(80, 443, types), "one.example.com"));
        assertTrue(refusal.why().contains("pair.conf:1, which other servers include as well"), refusal.why());
    }

    @Test
    void certificatesChosenByAVariableAreLeftAlone() {
        disk.http(
                "server { listen 443 ssl; server_name one.example.com; ssl_certificate /$ssl_server_name; ssl_certificate_key /k; }\n");
        var refusal = assertThrows(PluginException.class, () -> disk.deploy("one.example.com"));
        assertTrue(refusal.why().contains("variable"), refusal.why());
    }

    @Test
    void aServerThatRejectsHandshakesIsRefused() {
        disk.http("server { listen 443 ssl; server_name one.example.com; ssl_reject_handshake on; }\n");
        var refusal = assertThrows(PluginException.class, () -> disk.deploy("one.example.com"));
        assertTrue(refusal.why().contains("ssl_reject_handshake"), refusal.why());
    }

    @ParameterizedTest
    @ValueSource(strings = {"listen 80;", "listen 443 ssl;"})
    void handshakesThatHttpRejectsForAllServersAreRejected(String listen) throws PluginException {
        String server = "server { " + listen + " server_name one.example.com; %s}\n";
        disk.http("ssl_reject_handshake on;\n" + server.formatted(""));
        var refusal = assertThrows(PluginException.class, () -> disk.deploy("one.example.com"));
        assertTrue(refusal.why().contains("ssl_reject_handshake in " + disk.path("nginx.conf") + ":2"), refusal.why());
        assertTrue(refusal.nextStep().contains("off;"), refusal.nextStep());

        disk.http("ssl_reject_handshake on;\n" + server.formatted("ssl_reject_handshake off; "));
        assertFalse(disk.deploy("one.example.com").isUnchanged());
    }

    @Test
    void withoutAChainThereIsNoDeployment() {
        disk.http("server { listen 443 ssl; server_name one.example.com; }\n");
        var complete = request(80, 443);
        var files = complete.certificate();
        var without = new TlsRequest(
                new CertificateFiles(files.certificate(), files.key(), files.chain(), Optional.empty()),
                new WebPorts(80, 443),
                complete.options(),
                complete.optionsText(),
                complete.dhParameters(),
                complete.keyType());
        var refusal = assertThrows(PluginException.class, () -> disk.deploy(without, "one.example.com"));
        assertTrue(refusal.nextStep().contains("--fullchain-path"), refusal.nextStep());
    }

    private void sharedSnippet() {
        disk.http("""
                server {
                    listen 443 ssl;
                    include pair.conf;
                    server_name one.example.com;
                }
                server {
                    listen 443 ssl;
                    include pair.conf;
                    server_name two.example.com;
                }
                """);
        disk.file("pair.conf", "ssl_certificate /c;\nssl_certificate_key /k;\n");
    }
}
