package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code certbot --nginx} with a real nginx: from plain HTTP to HTTPS, and back. */
@ExtendWith(Sandboxes.class)
class NginxIT {
    @Test
    void bringsASiteToHttpsAndBack(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            var before = nginx.files();
            var outcome = nginx.obtain("-d", name);
            outcome.tells("Successfully deployed certificate for " + name)
                    .tells("Congratulations! You have successfully enabled HTTPS on https://" + name);
            nginx.accepts().showsCertificateOf(name, name);
            assertEquals("this is " + name, nginx.https(name, "/").body());
            var redirected = nginx.http(name, "/page?x=1");
            assertEquals(301, redirected.status());
            assertEquals(List.of("https://" + name + "/page?x=1"), redirected.header("Location"));

            sandbox.certbot()
                    .run(nginx.arguments("rollback", "--checkpoints", "9"))
                    .succeeds();
            assertEquals(before, nginx.files());
            assertEquals("this is " + name, nginx.http(name, "/").body());
        }
    }

    @Test
    void installsTheSecondTimeWithoutChangingAByte(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            nginx.obtain("-d", name);
            var first = nginx.files();
            nginx.obtain("-d", name, "--force-renewal");
            assertEquals(first, nginx.files());
            nginx.showsCertificateOf(name, name);
        }
    }

    @Test
    void leavesTheConfigurationAsItIsWhenItOnlyObtains(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            var before = nginx.files();
            nginx.obtain("certonly", "-d", name);
            assertEquals(before, nginx.files());
            assertTrue(Trees.read(sandbox.certbot().renewalFile(name)).contains("installer = nginx"));
        }
    }

    @Test
    void provesANameThatNoServerHas(Sandbox sandbox) {
        String name = sandbox.name("nobody");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(sandbox.name("www")))) {
            nginx.obtain("certonly", "-d", name);
        }
    }

    @Test
    void provesANameWhenNoServerTakesRequestsAtThePort(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx =
                NginxServer.serving(sandbox, "server { listen @ADDRESS@:8081; server_name x; return 404; }\n")) {
            var before = nginx.files();
            nginx.obtain("certonly", "-d", name, "--http-01-address", sandbox.address());
            assertEquals(before, nginx.files());
        }
    }

    @Test
    void servesFromAConfigurationDirectoryOutsideOfAscii(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            runWithAccent(sandbox, nginx.arguments("-d", name));
            nginx.accepts();
            assertEquals("this is " + name, nginx.https(name, "/").body());
            String site = nginx.site("site0");
            assertTrue(site.contains("/l\u00e9tsencrypt/live/" + name + "/fullchain.pem;"), site);
            runWithAccent(sandbox, nginx.arguments("-d", name, "--force-renewal"));
            assertEquals(site, nginx.site("site0"));
        }
    }

    @Test
    void provesANameFromAConfigurationDirectoryOutsideOfAscii(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx =
                NginxServer.serving(sandbox, "server { listen @ADDRESS@:8081; server_name x; return 404; }\n")) {
            var before = nginx.files();
            runWithAccent(sandbox, nginx.arguments("certonly", "-d", name, "--http-01-address", sandbox.address()));
            assertEquals(before, nginx.files());
        }
    }

    @Test
    void provesANameFromOutsideWhoseServerListensForThisMachineOnly(Sandbox sandbox) {
        String name = sandbox.outsideName("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            var before = nginx.files();
            nginx.obtain("certonly", "-d", name, "--http-01-address", "");
            assertEquals(before, nginx.files());
        }
    }

    /** The directory is made of bytes, so that the locale of the test makes no difference; of two values the last counts. */
    private static void runWithAccent(Sandbox sandbox, List<String> arguments) {
        String script = "exec \"$@\" --config-dir \"$PWD/$(printf 'l\\303\\251tsencrypt')\"";
        var command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(sandbox.certbot().command(arguments));
        Commands.run(sandbox.root(), sandbox.certbot().environment(), "", command)
                .succeeds();
        assertFalse(Files.exists(sandbox.certbot().config()), "all is in the other directory");
    }

    @Test
    void provesNamesWhoseServersRedirectDenyOrProxy(Sandbox sandbox) {
        String redirects = sandbox.name("redirects");
        String denies = sandbox.name("denies");
        String proxies = sandbox.name("proxies");
        String conditional = sandbox.name("if");
        try (var nginx = NginxServer.serving(
                sandbox,
                "server { listen @HTTP@; server_name " + redirects
                        + "; return 301 https://elsewhere.test$request_uri; }",
                "server { listen @HTTP@; server_name " + denies + "; deny all;"
                        + " location /.well-known { deny all; return 403; } }",
                "server { listen @HTTP@; server_name " + proxies + "; location / { proxy_pass http://127.0.0.1:1; }"
                        + " location ~ ^/.well { proxy_pass http://127.0.0.1:1; } }",
                "server { listen @HTTP@; server_name " + conditional + "; if ($host ~ test) { return 410; } }")) {
            nginx.obtain("certonly", "-d", redirects, "-d", denies, "-d", proxies, "-d", conditional);
        }
    }

    @Test
    void addsAllEnhancementsOnce(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            nginx.obtain("-d", name, "--hsts", "--uir");
            nginx.obtain("enhance", "--cert-name", name, "--hsts", "--uir", "--redirect");
            var answer = nginx.accepts().https(name, "/");
            assertEquals(List.of("max-age=31536000"), answer.header("Strict-Transport-Security"));
            assertEquals(List.of("upgrade-insecure-requests"), answer.header("Content-Security-Policy"));
            assertEquals(301, nginx.http(name, "/").status());
        }
    }

    @Test
    void restoresEverythingWhenOneNameFails(Sandbox sandbox) {
        String good = sandbox.name("good");
        String bad = sandbox.unreachableName("bad");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(good), NginxServer.plain(bad))) {
            var before = nginx.files();
            sandbox.certbot()
                    .run(nginx.arguments("-d", good, "-d", bad))
                    .exits(1)
                    .says(bad);
            assertEquals(before, nginx.files());
            assertEquals("this is " + good, nginx.http(good, "/").body());
        }
    }

    @Test
    void installsACertificateThatIsThere(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            nginx.obtain("certonly", "-d", name);
            sandbox.certbot()
                    .run(nginx.arguments("install", "--cert-name", name, "--no-redirect"))
                    .succeeds();
            nginx.accepts().showsCertificateOf(name, name);
            assertEquals("this is " + name, nginx.http(name, "/").body());
        }
    }

    @Test
    void refusesAConfigurationThatDoesNotLoad(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            nginx.site("broken", "server { listen @HTTP@; no_such_directive on; }\n");
            var before = nginx.files();
            sandbox.certbot()
                    .run(nginx.arguments("-d", name))
                    .exits(1)
                    .complains("no_such_directive")
                    .complains("sites-enabled/broken:1");
            assertEquals(before, nginx.files());
            assertFalse(sandbox.certbot().live(name).toFile().exists());
        }
    }
}
