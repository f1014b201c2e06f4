package org.jcertbot.plugins.nginx.challenge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.checkpoint.Reversal;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.webserver.WebPorts;
import org.jcertbot.plugins.nginx.edit.ConfigurationOnDisk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChallengeEditTest {
    private static final Path OWN_SERVER = Path.of("/etc/letsencrypt/own.conf");

    @TempDir
    private Path directory;

    private ConfigurationOnDisk disk = new ConfigurationOnDisk(Path.of("/"));

    @BeforeEach
    void makeDisk() {
        disk = new ConfigurationOnDisk(directory);
    }

    @Test
    void theServerOfANameAnswersBeforeAnythingElseInIt() throws Exception {
        disk.http(
                "    server { # mine\n        listen 80;\n        server_name a.test;\n        return 301 /x;\n    }\n");
        assertEquals("""
                http {
                    server {
                rewrite ^(/.well-known/acme-challenge/.*) $1 break; # managed by Certbot
                location = /.well-known/acme-challenge/T0 { default_type text/plain; return 200 T0.key; } # managed by Certbot
                 # mine
                        listen 80;
                        server_name a.test;
                        return 301 /x;
                    }
                }
                """, answering("a.test").changed().get(disk.path("nginx.conf")));
    }

    @Test
    void severalNamesOfOneServerTakeOneRewrite() throws Exception {
        disk.http("server { listen 80; server_name a.test b.test; }\n");
        String text = changed("a.test", "b.test");
        assertEquals(2, text.split("rewrite ", -1).length, text);
        assertEquals(3, text.split("location = ", -1).length, text);
    }

    @Test
    void theDefaultServerAnswersForANameThatNobodyHas() throws Exception {
        disk.http("""
                server { listen 80; server_name a.test; } # first
                server { listen 80 default_server; server_name _; } # default
                """);
        String text = changed("nobody.test");
        assertTrue(
                text.startsWith("http {\nserver { listen 80; server_name a.test; } # first\nserver {\nrewrite"), text);
    }

    @Test
    void everyAddressAnswersByTheServerThatGetsTheRequestThere() throws Exception {
        disk.http("""
                server { listen 10.0.0.1:80; server_name a.test; }
                server { listen 10.0.0.2:80; server_name b.test; }
                server { listen 443 ssl; server_name c.test; }
                """);
        assertEquals(4, changed("a.test").split("rewrite ", -1).length);
    }

    @Test
    void aServerAtAnotherPortStaysAsItIs() throws Exception {
        disk.http("server { listen 80; server_name a.test; }\nserver { listen 8080; server_name a.test; }\n");
        assertTrue(changed("a.test").endsWith("server { listen 8080; server_name a.test; }\n}\n"));
    }

    @Test
    void anAddressIsAskedForAsInAHostHeader() throws Exception {
        disk.http("server { listen 80; server_name x; }\nserver { listen 80; server_name [2001:db8::1]; }\n");
        String text = changed("2001:db8::1");
        assertTrue(text.startsWith("http {\nserver { listen 80; server_name x; }\nserver {\nrewrite"), text);
    }

    @Test
    void aServerOfOurOwnIsIncludedAtTheEndOfHttp() throws Exception {
        disk.http("server { listen 8080; server_name a.test; }\n");
        ChallengeText text = answering(new ChallengeListener(List.of("80", "[::]:80")), "a.test");
        assertEquals(
                "http {\nserver { listen 8080; server_name a.test; }\n\ninclude " + OWN_SERVER
                        + "; # managed by Certbot\n}\n",
                text.changed().get(disk.path("nginx.conf")));
        assertEquals("""
                server {
                listen 80;
                listen [::]:80;
                location = /.well-known/acme-challenge/T0 { default_type text/plain; return 200 T0.key; }
                }
                """, text.ownServer().orElseThrow());
    }

    @Test
    void aServerOfOurOwnStandsBesideOneThatOnlyThisMachineReaches() throws Exception {
        disk.http("server { listen 127.0.0.1:80; server_name a.test; }\n");
        ChallengeText text = answering(new ChallengeListener(List.of("192.0.2.7:80")), "a.test");
        String nginxConf = text.changed().getOrDefault(disk.path("nginx.conf"), "");
        assertTrue(nginxConf.contains("location = ") && nginxConf.contains("include "), nginxConf);
        assertTrue(text.ownServer().orElseThrow().contains("listen 192.0.2.7:80;"));
    }

    @Test
    void aServerThatIsReadThroughTwoLinksAnswersOnce() throws Exception {
        disk.http("include a; include b;\n").link("b", "a");
        disk.file("a", "server { listen 80; server_name ~^(?|a)(?(1)x); }\n"); // an expression that Java does not know
        String text = answering("a.test").changed().getOrDefault(disk.path("a"), "");
        assertEquals(2, text.split("location = ", -1).length, text);
    }

    @Test
    void onlyFilesWithServersThatAnswerChange() throws Exception {
        disk.http("include sites/*;\n");
        disk.file("sites/a", "server { listen 80; server_name a.test; }\n");
        disk.file("sites/b", "server { listen 80; server_name b.test; }\n");
        assertEquals(Set.of(disk.path("sites/b")), answering("b.test").changed().keySet());
    }

    @Test
    void whatSomebodyElseHasWrittenMeanwhileStays() throws Exception {
        disk.http("server { listen 80; server_name a.test; }\n");
        ChallengeText text = answering("a.test");
        Path file = disk.path("nginx.conf");
        String edited = text.changed().get(file) + "# somebody else\n";
        assertEquals(
                "http {\nserver { listen 80; server_name a.test; }\n}\n# somebody else\n",
                without(text.reversal(file), edited).orElseThrow());
    }

    @Test
    void aChallengeThatSomebodyHasWrittenAnewIsNotMistakenForTheirs() throws Exception {
        disk.http("server { listen 80; server_name a.test; }\n");
        ChallengeText text = answering("a.test");
        Path file = disk.path("nginx.conf");
        String indented = changed("a.test").replace("\nlocation", "\n    location");
        assertEquals(Optional.empty(), without(text.reversal(file), indented));
    }

    @Test
    void anIncludeOfOurOwnServerThatSomebodyHasIndentedIsNotMistakenForTheirs() throws Exception {
        disk.http("server { listen 8080; server_name a.test; }\n");
        ChallengeText text = answering("a.test");
        Path file = disk.path("nginx.conf");
        String indented = changed("a.test").replace("\ninclude", "\n    include");
        assertEquals(Optional.empty(), without(text.reversal(file), indented));
    }

    private static Optional<String> without(Reversal reversal, String text) {
        return reversal.withoutOurs(text.getBytes(StandardCharsets.ISO_8859_1))
                .map(rest -> new String(rest, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aConfigurationWithoutHttpCannotAnswer() {
        disk.file("nginx.conf", "events {}\n");
        var failure = assertThrows(PluginException.class, () -> answering("a.test"));
        assertFalse(failure.nextStep().isEmpty());
    }

    private String changed(String... names) throws CertbotException {
        return answering(names).changed().getOrDefault(disk.path("nginx.conf"), "");
    }

    private ChallengeText answering(String... names) throws CertbotException {
        return answering(new ChallengeListener(List.of()), names);
    }

    private ChallengeText answering(ChallengeListener listener, String... names) throws CertbotException {
        var challenges = new ArrayList<Challenge>();
        for (String name : names) {
            String token = "T" + challenges.size();
            challenges.add(new Challenge(ChallengeType.HTTP_01, Identifier.parse(name), token, token + ".key"));
        }
        return new ChallengeEdit(disk.load(), listener, new WebPorts(80, 443), OWN_SERVER).answering(challenges);
    }
}
