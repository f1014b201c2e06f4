package org.jcertbot.plugins.nginx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.testing.ScriptedConsole;
import org.jcertbot.plugins.nginx.model.Configuration;
import org.jcertbot.plugins.nginx.model.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CertificateServersTest {
    private static final DnsName WILDCARD = new DnsName("*.a.test");
    private static final DnsName PLAIN = new DnsName("a.test");

    @TempDir
    private Path root;

    @Test
    void aNameBelongsToTheServerThatNginxWouldChoose() throws Exception {
        assertEquals(List.of("a.test"), of(ScriptedConsole.silent(), PLAIN, PLAIN));
        assertEquals(List.of(), of(ScriptedConsole.silent(), new DnsName("nobody.test")));
    }

    @Test
    void withoutAnybodyToAskAWildcardGoesWhereAllNamesAreCovered() throws Exception {
        assertEquals(List.of("www.a.test", "mail.a.test"), of(ScriptedConsole.silent(), WILDCARD));
        assertEquals(List.of("a.test", "www.a.test", "mail.a.test"), of(ScriptedConsole.silent(), WILDCARD, PLAIN));
    }

    @Test
    void aWildcardThatCoversNoServerIsRefusedWhenNobodyCanBeAsked() {
        var failure =
                assertThrows(PluginException.class, () -> of(ScriptedConsole.silent(), new DnsName("*.other.test")));
        assertTrue(failure.nextStep().contains("-n"), failure.nextStep());
    }

    @Test
    void theUserChoosesTheServersOfAWildcardOnce() throws Exception {
        var console = ScriptedConsole.answering(line(3, "www.a.test") + "," + line(4, "mail.a.test"));
        var servers = new CertificateServers(console);
        assertEquals(List.of("www.a.test", "mail.a.test"), firstNames(servers, WILDCARD));
        assertEquals(List.of("www.a.test", "mail.a.test"), firstNames(servers, WILDCARD));
        assertEquals(1, console.asked().size());
    }

    @Test
    void serversOfOtherNamesAreNotOffered() throws Exception {
        var console = ScriptedConsole.answering(line(2, "a.test"));
        var servers = new CertificateServers(console);
        assertThrows(AssertionError.class, () -> firstNames(servers, WILDCARD));
    }

    @Test
    void withoutACandidateNobodyIsAsked() throws Exception {
        var console = ScriptedConsole.answering("");
        assertEquals(List.of(), of(console, new DnsName("*.other.test")));
        assertEquals(List.of(), console.asked());
    }

    private String line(int number, String name) {
        return root.resolve("nginx.conf") + ":" + number + ": " + name + " on 80 (no HTTPS)";
    }

    private List<String> of(Console console, DnsName... names) throws Exception {
        return firstNames(new CertificateServers(console), names);
    }

    /** Of the servers of the first name. */
    private List<String> firstNames(CertificateServers servers, DnsName... names) throws Exception {
        var found = new ArrayList<String>();
        for (Server server : servers.of(List.of(names), configuration()).getOrDefault(names[0], List.of())) {
            found.add(server.names().get(0).written());
        }
        return found;
    }

    private Configuration configuration() throws Exception {
        Path main = root.resolve("nginx.conf");
        Files.writeString(main, """
                http {
                    server { listen 80; server_name a.test; }
                    server { listen 80; server_name www.a.test; }
                    server { listen 80; server_name mail.a.test; }
                    server { listen 80; server_name shop.a.test b.test; }
                }
                """);
        return Configuration.load(main);
    }
}
