package org.jcertbot.plugins.nginx.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.identifier.DnsName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfferedNamesTest {
    @TempDir
    Path root;

    private String offered(String httpContent) throws Exception {
        List<DnsName> names = OfferedNames.of(ConfigTree.http(root, httpContent), "Box.a.test");
        return String.join(" ", names.stream().map(DnsName::text).toList());
    }

    @Test
    void areInTheOrderOfTheConfigurationAndOnlyOnce() throws Exception {
        assertEquals(
                "b.test a.test c.test",
                offered("server { server_name b.test a.test; } server { server_name c.test A.test; }"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "A.Test, a.test",
        "a.test., a.test",
        "$hostname, box.a.test",
        "xn--bcher-kva.test, xn--bcher-kva.test",
        "1.2.test, 1.2.test"
    })
    void areInTheFormOfAnOrder(String written, String expected) throws Exception {
        assertEquals(expected, offered("server { server_name " + written + "; }"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_",
                "\"\"",
                "localhost",
                "*.a.test",
                ".a.test",
                "a.*",
                "~^a\\.test$",
                "a_b.test",
                "b\u00fccher.test",
                "-a.test",
                "a-.test",
                "a..test",
                "192.0.2.1",
                "[::1]",
                "http://a.test",
                "a.test,",
                "\"a.test b.test\""
            })
    void leaveOutWhatIsNoHostName(String written) throws Exception {
        assertEquals("", offered("server { server_name " + written + "; }"));
    }

    @ParameterizedTest
    @ValueSource(ints = {63, 64})
    void haveLabelsOfAtMost63Characters(int length) throws Exception {
        String name = "a".repeat(length) + ".test";

        assertEquals(length > 63 ? "" : name, offered("server { server_name " + name + "; }"));
    }

    @Test
    void haveAtMost255Characters() throws Exception {
        assertEquals("", offered("server { server_name " + "abcdefghi.".repeat(25) + "abcdefg; }"));
    }

    @Test
    void includeHostsThatAreListenedOn() throws Exception {
        assertEquals(
                "a.test host.test",
                offered("server { listen host.test:80; listen localhost; listen 192.0.2.1; server_name a.test; }"));
    }
}
