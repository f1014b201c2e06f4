package org.jcertbot.plugins.nginx.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jcertbot.core.identifier.DnsName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerChoiceTest {
    private static final DnsName NAME = new DnsName("www.a.test");

    @TempDir
    Path root;

    /** Each argument is the content of a server; its number, from 1, is its id. */
    private Configuration servers(String... contents) throws Exception {
        var http = new StringBuilder();
        for (int i = 0; i < contents.length; i++) {
            http.append("server { set $id ")
                    .append(i + 1)
                    .append("; ")
                    .append(contents[i])
                    .append(" }\n");
        }
        return ConfigTree.http(root, http.toString());
    }

    private String forCertificate(String... contents) throws Exception {
        return new ServerChoice(servers(contents))
                .forCertificate(NAME)
                .map(ConfigTree::id)
                .orElse("none");
    }

    private String forPlainHttp(String... contents) throws Exception {
        return new ServerChoice(servers(contents))
                .forPlainHttp(NAME, 80)
                .map(ConfigTree::id)
                .orElse("none");
    }

    private List<String> reached(String host, int port, Transport transport, String... contents) throws Exception {
        return ConfigTree.ids(new ServerChoice(servers(contents)).reachedBy(host, port, transport));
    }

    private List<String> reached(String... contents) throws Exception {
        return reached(NAME.text(), 80, Transport.PLAIN, contents);
    }

    @ParameterizedTest(name = "{0} before {1}")
    @CsvSource({
        "www.a.test, *.a.test",
        ".www.a.test, *.a.test",
        "*.a.test, *.test",
        ".a.test, *.test",
        "*.test, www.a.*",
        "www.a.*, www.*",
        "www.*, ~^www",
        "~^www, '~^www(?R)?'"
    })
    void prefersTheBetterRank(String better, String worse) throws Exception {
        String good = "server_name \"" + better + "\";";
        String bad = "server_name \"" + worse + "\";";

        assertEquals("1", forCertificate(good, bad));
        assertEquals("2", forCertificate(bad, good));
    }

    @Test
    void findsNothingWhenNoNameMatches() throws Exception {
        assertEquals("none", forCertificate("", "server_name _;", "server_name a.test;"));
    }

    @Test
    void takesAServerWhoseExpressionItCannotEvaluateRatherThanNone() throws Exception {
        assertEquals("1", forCertificate("server_name \"~(?R)?\";"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"www.a.test", "*.a.test", "www.*", "~www"})
    void takesTheFirstOfEquals(String name) throws Exception {
        String server = "server_name " + name + ";";

        assertEquals("1", forCertificate(server, server));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"www.a.test", "*.a.test", "www.*", "~www"})
    void takesTheOneWithTlsOfEquals(String name) throws Exception {
        String server = "server_name " + name + ";";

        assertEquals("2", forCertificate(server, server + "listen 443 ssl;", server + "listen 8443 ssl;"));
    }

    @Test
    void doesNotPreferTheOneWithQuicAlone() throws Exception {
        String server = "server_name www.a.test;";

        assertEquals("1", forCertificate(server, server + "listen 443 quic;"));
        assertEquals("3", forCertificate(server, server + "listen 443 quic;", server + "listen 443 ssl;"));
    }

    @Test
    void doesNotPreferTlsToABetterName() throws Exception {
        assertEquals("2", forCertificate("server_name ~.*; listen 443 ssl;", "server_name www.a.test;"));
    }

    @Test
    void takesTheNameThatIsMeant() throws Exception {
        assertEquals("2", forCertificate("server_name *.a.test;", "server_name www.a.test.;"));
    }

    @Test
    void knowsTheMachinesName() throws Exception {
        var choice = new ServerChoice(servers("server_name _;", "server_name $hostname;"), "www.a.test");

        assertEquals("2", choice.forCertificate(NAME).map(ConfigTree::id).orElseThrow());
    }

    @Test
    void asksForPlainHttpOnlyPlainServersOnThePort() throws Exception {
        assertEquals(
                "4",
                forPlainHttp(
                        "server_name www.a.test; listen 443 ssl;",
                        "server_name www.a.test; listen 8080;",
                        "server_name ~www;",
                        "server_name *.a.test; listen 81; listen 80; listen 443;"));
    }

    @Test
    void asksForPlainHttpNoServerOnATlsSocket() throws Exception {
        assertEquals("none", forPlainHttp("server_name www.a.test; listen 80;", "listen 80 ssl;"));
    }

    @Test
    void reachesTheDefaultServerWhenNoNameMatches() throws Exception {
        assertEquals(List.of("2"), reached("server_name x;", "listen *:80 default_server;"));
        assertEquals(List.of("1"), reached("server_name x;", "server_name y;"));
    }

    @Test
    void reachesOneServerOnEachSocket() throws Exception {
        assertEquals(
                List.of("1", "3", "4"),
                reached(
                        "listen 192.0.2.1:80;",
                        "listen 192.0.2.2:80;",
                        "listen 192.0.2.2:80; listen [::]:80; server_name www.a.test;",
                        "server_name *.test;"));
    }

    @Test
    void reachesNoServerOnAnotherPort() throws Exception {
        assertEquals(List.of(), reached("server_name www.a.test; listen 8080;"));
    }

    @Test
    void reachesTlsServersOverTls() throws Exception {
        assertEquals(
                List.of("2"),
                reached(
                        "www.a.test",
                        443,
                        Transport.TLS,
                        "server_name www.a.test; listen 443 quic;",
                        "server_name www.a.test; listen 443 ssl;",
                        "server_name www.a.test; listen 127.0.0.1:443;"));
    }

    @Test
    void reachesTheFirstExpressionThatMatches() throws Exception {
        assertEquals(List.of("2"), reached("server_name ~^x;", "server_name ~^www;", "server_name ~a;"));
    }

    @Test
    void mayReachWhatItCannotEvaluateBeforeThat() throws Exception {
        assertEquals(
                List.of("2", "3"),
                reached("server_name x;", "server_name \"~(?R)?\";", "server_name ~www;", "server_name \"~a(?R)?\";"));
    }

    @Test
    void mayReachTheDefaultServerWhenItCannotEvaluate() throws Exception {
        assertEquals(List.of("2", "1"), reached("server_name x;", "server_name \"~(?R)?\";"));
    }

    @Test
    void doesNotEvaluateExpressionsWhenANameMatches() throws Exception {
        assertEquals(List.of("2"), reached("server_name \"~(?R)?\";", "server_name www.*;"));
    }

    @ParameterizedTest(name = "{0} then {1}: {2}")
    @CsvSource({"a.test, .a.test, 1", "*.a.test, .a.test, 2", "www.a.test., www.a.test, 3", "www.a.test, www.a.test, 2"
    })
    void ignoresConflictingNamesAsNginxDoes(String one, String other, String expected) throws Exception {
        assertEquals(
                List.of(expected), reached("server_name _;", "server_name " + one + ";", "server_name " + other + ";"));
    }

    @Test
    void reachesTheServerOfAnAddress() throws Exception {
        assertEquals(
                List.of("2"), reached("192.0.2.1", 80, Transport.PLAIN, "server_name _;", "server_name 192.0.2.1;"));
    }

    @Test
    void findsTheServersThatACertificateCoversEntirely() throws Exception {
        Configuration configuration = servers(
                "server_name a.test www.a.test;",
                "server_name www.a.test b.test;",
                "server_name *.a.test;",
                "",
                "server_name .a.test www.a.test;",
                "server_name ~^www;");
        List<DnsName> certificate = List.of(new DnsName("*.a.test"), new DnsName("a.test"));

        assertEquals(List.of("1", "3", "5"), ConfigTree.ids(new ServerChoice(configuration).coveredBy(certificate)));
    }

    @Test
    void wildcardCertificateDoesNotGoToWhereARedirectIsSentFrom() throws Exception {
        Configuration configuration = servers(
                "server_name *.a.test a.test; listen 443 ssl;",
                "server_name *.a.test; listen 80;",
                "server_name a.test; listen 80;",
                "server_name .a.test; listen 80;");
        List<DnsName> certificate = List.of(new DnsName("*.a.test"), new DnsName("a.test"));

        assertEquals(
                List.of("1", "4"), ConfigTree.ids(new ServerChoice(configuration).forWildcardCertificate(certificate)));
    }

    @Test
    void matchesTheBestOfSeveralNames() throws Exception {
        Server server =
                servers("server_name ~www www.* *.test *.a.test;").servers().get(0);

        assertEquals(
                new NameMatch(NameRank.LEADING_WILDCARD, ".a.test".length()),
                server.match("www.a.test").orElseThrow());
    }

    @Test
    void keepsAllServersOfAManyNamedHost() throws Exception {
        String[] contents = new String[50];
        Arrays.fill(contents, "server_name www.a.test;");
        contents[40] = "server_name www.a.test; listen 443 ssl;";

        assertEquals("41", forCertificate(contents));
    }

    @Test
    void aPlainHalfHasNoNameThatItsOtherHalfLacks() throws Exception {
        var configuration = servers(
                "listen 443 ssl; server_name a.test b.test;",
                "listen 80; server_name a.test;",
                "listen 80; server_name a.test c.test;",
                "listen 80;",
                "listen 443 ssl; server_name b.test;");
        var choice = new ServerChoice(configuration);
        var halves = choice.plainHalvesOf(configuration.servers());
        assertEquals(List.of("2"), ConfigTree.ids(halves));
        assertEquals(List.of(), choice.plainHalvesOf(halves));
    }
}
