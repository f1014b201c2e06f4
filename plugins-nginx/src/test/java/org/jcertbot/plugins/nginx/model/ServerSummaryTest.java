package org.jcertbot.plugins.nginx.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerSummaryTest {
    @TempDir
    Path root;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "server_name a.test www.a.test; listen 80; listen [::]:80; | a.test, www.a.test on 80, [::]:80 (no HTTPS)",
                "server_name b\u00fccher.test; listen 192.0.2.1:443 ssl;       | b\u00fccher.test on 192.0.2.1:443 (HTTPS)",
                "listen unix:/run/a; listen 80-90;                          | no name on unix:/run/a, 80-90 (no HTTPS)",
                "server_name \"\" _;                                          | \"\", _ on 80 (no HTTPS)"
            })
    void saysWhereWhatAndHow(String content, String expected) throws Exception {
        Configuration configuration = ConfigTree.http(root, "server { " + content + " }");

        String summary = ServerSummary.of(configuration, configuration.servers().get(0));

        assertEquals(root.resolve("nginx.conf") + ":2: " + expected, summary);
    }
}
