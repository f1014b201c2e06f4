package org.jcertbot.plugins.nginx.enhancement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.plugins.nginx.edit.ConfigurationOnDisk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plain server that sends everything to HTTPS must not be what answers there. */
class RedirectLoopTest {
    @TempDir
    Path directory;

    private ConfigurationOnDisk disk;

    @BeforeEach
    void start() {
        disk = new ConfigurationOnDisk(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return 301 https://$host$request_uri;",
                "return 302 https://$server_name$request_uri;",
                "return https://${http_host}$request_uri;",
                "return 308 https://ONE.example.com:443/;",
                "rewrite ^ https://one.example.com$request_uri? permanent;",
                "rewrite ^/(.*)$ https://$host/$1 redirect;",
                "location / { return 301 https://$host$request_uri; }",
                "location ^~ / { rewrite ^(.*) https://$host$1; }",
                "if ($host = one.example.com) { return 301 https://$host$request_uri; } return 404;"
            })
    void refusesToLetItAnswer(String redirect) {
        disk.http("server { listen 80; server_name one.example.com; " + redirect + " }\n");
        var refusal = assertThrows(PluginException.class, () -> disk.deploy("one.example.com"));
        assertTrue(refusal.why().startsWith("It sends every request on to HTTPS"), refusal.why());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return 301 https://www.example.com$request_uri;",
                "return 301 https://$host:8443$request_uri;",
                "return 301 http://$host/x;",
                "return 200 https://$host;",
                "rewrite ^/old https://$host/new;",
                "if ($scheme = http) { return 301 https://$host$request_uri; }",
                "if ($host = two.example.com) { return 301 https://$host$request_uri; }",
                "location /shop { return 301 https://$host$request_uri; }",
                "location = / { return 301 https://$host/start; }"
            })
    void letsAllOthersAnswer(String noLoop) throws PluginException {
        disk.http("server { listen 80; server_name one.example.com; " + noLoop + " }\n");
        assertFalse(disk.deploy("one.example.com").isUnchanged());
    }

    @Test
    void aServerOfTheSameNameWithContentAnswersInstead() throws PluginException {
        disk.http("""
                server { listen 80; server_name one.example.com; return 301 https://$host$request_uri; }
                server { listen 8080; server_name one.example.com; root /x; }
                """);
        String text = disk.deployed("one.example.com");
        assertEquals(
                "server { listen 80; server_name one.example.com; return 301 https://$host$request_uri; }",
                text.lines().findFirst().orElseThrow());
        assertTrue(text.contains("listen 443 ssl;"), text);
    }
}
