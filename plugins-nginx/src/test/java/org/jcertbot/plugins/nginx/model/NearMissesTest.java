package org.jcertbot.plugins.nginx.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.jcertbot.core.identifier.DnsName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissesTest {
    @TempDir
    Path root;

    private List<NearMiss> misses(String wanted, String names) throws Exception {
        return NearMisses.of(ConfigTree.http(root, "server { server_name " + names + "; }"), new DnsName(wanted));
    }

    @ParameterizedTest(name = "{1} for {0}: {2}")
    @CsvSource({
        "shop.example.com, shop.exmaple.com, TYPO",
        "shop.example.com, shop.example.con, TYPO",
        "shop.example.com, shop.example.co, TYPO",
        "shop.example.com, shhop.examples.com, TYPO",
        "shop.example.com, SHOP.EXAMPLE.ORG., -",
        "shop.example.com, blog.example.com, -",
        "shop.example.com, shop.example.com, -",
        "shop.example.com, *.exmaple.com, -",
        "shop.example.com, ~shop, -",
        "a.test, b.test, TYPO",
        "a.test, bc.test, -",
        "example.com, www.example.com, WWW",
        "www.example.com, example.com, WWW",
        "example.com, 'example.com,', COMMA",
        "example.com, 'a.test,example.com', COMMA",
        "example.com, 'a.test,b.test', -"
    })
    void namesTheSlip(String wanted, String written, String expected) throws Exception {
        List<NearMiss> misses = misses(wanted, '"' + written + '"');

        assertEquals(expected, misses.isEmpty() ? "-" : misses.get(0).reason().name());
        if (!misses.isEmpty()) assertEquals(written, misses.get(0).name());
    }

    @Test
    void putsTheClosestFirst() throws Exception {
        List<String> names =
                misses("shop.example.com", "shap.exampel.com shap.example.com www.shop.example.com").stream()
                        .map(NearMiss::name)
                        .toList();

        assertEquals(List.of("www.shop.example.com", "shap.example.com", "shap.exampel.com"), names);
    }
}
