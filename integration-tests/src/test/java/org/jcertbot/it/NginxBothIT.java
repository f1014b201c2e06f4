package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Debian's nginx plugin and ours work on the same configuration in turn. */
@ExtendWith(Sandboxes.class)
class NginxBothIT {
    @BeforeAll
    static void needsTheOriginalPlugin() {
        Requires.that(
                Files.isDirectory(Path.of("/usr/lib/python3/dist-packages/certbot_nginx")), "python3-certbot-nginx");
    }

    @Test
    void weRecognizeWhatTheOriginalWrote(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = serving(sandbox, NginxServer.plain(name))) {
            var before = nginx.files();
            original(sandbox, nginx, "-d", name);
            var theirs = nginx.files();
            sandbox.certbot()
                    .run(nginx.arguments("install", "--cert-name", name, "--no-redirect"))
                    .succeeds();
            assertEquals(theirs, nginx.files());
            sandbox.renew("--force-renewal").succeeds();
            assertEquals(theirs, nginx.files());
            nginx.showsCertificateOf(name, name);
            sandbox.certbot()
                    .run(nginx.arguments("rollback", "--checkpoints", "9"))
                    .succeeds();
            assertEquals(before, nginx.files());
            nginx.accepts();
            assertEquals("this is " + name, nginx.http(name, "/").body());
        }
    }

    @Test
    void theOriginalLeavesWhatWeWroteInOrder(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = serving(sandbox, NginxServer.plain(name))) {
            nginx.obtain("-d", name, "--hsts");
            original(sandbox, nginx, "-d", name, "--force-renewal", "--hsts");
            assertWorks(nginx, name);
            sandbox.certbot()
                    .original(List.of("renew", "--force-renewal", "--no-random-sleep-on-renew"))
                    .succeeds();
            assertWorks(nginx, name);
            nginx.obtain("-d", name, "--force-renewal", "--hsts");
            assertWorks(nginx, name);
        }
    }

    private static void assertWorks(NginxServer nginx, String name) {
        nginx.accepts().willShowCertificateOf(name, name);
        var answer = nginx.https(name, "/");
        assertEquals("this is " + name, answer.body());
        assertEquals(1, answer.header("Strict-Transport-Security").size());
        assertEquals(301, nginx.http(name, "/").status());
        for (String directive : List.of("ssl_certificate ", "ssl_dhparam ", "add_header ")) {
            long lines = nginx.site("site0")
                    .lines()
                    .filter(line -> line.contains(directive))
                    .count();
            assertEquals(1, lines, () -> directive + " in\n" + nginx.site("site0"));
        }
    }

    @Test
    void theOriginalTakesBackWhatWeWrote(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = serving(sandbox, NginxServer.plain(name))) {
            var before = nginx.files();
            nginx.obtain("-d", name);
            sandbox.certbot()
                    .original(List.of(
                            "rollback",
                            "-i",
                            "nginx",
                            "--nginx-server-root",
                            nginx.root().toString(),
                            "--checkpoints",
                            "9"))
                    .succeeds();
            assertEquals(before, nginx.files());
            nginx.accepts();
            Waiting.until(
                    () -> nginx.http(name, "/").body().equals("this is " + name), "nginx uses its old configuration");
        }
    }

    @Test
    void weTakeBackWhatBothWrote(Sandbox sandbox) {
        String name = sandbox.name("www");
        String other = sandbox.name("other");
        try (var nginx = serving(sandbox, NginxServer.plain(name), NginxServer.plain(other))) {
            var before = nginx.files();
            original(sandbox, nginx, "-d", name);
            nginx.obtain("-d", other);
            original(sandbox, nginx, "enhance", "--hsts", "--cert-name", other);
            nginx.accepts().showsCertificateOf(other, other);
            sandbox.certbot()
                    .run(nginx.arguments("rollback", "--checkpoints", "9"))
                    .succeeds();
            assertEquals(before, nginx.files());
            nginx.accepts();
        }
    }

    /** The original listens on all addresses for HTTPS. */
    private static NginxServer serving(Sandbox sandbox, String... sites) {
        return NginxServer.serving(sandbox, sites).onHttpsPort(FreePorts.next());
    }

    private static void original(Sandbox sandbox, NginxServer nginx, String... arguments) {
        var all = new ArrayList<>(nginx.arguments(arguments));
        // It does not wait until its reload is done, but for so long.
        all.addAll(List.of("--nginx-sleep-seconds", "2"));
        sandbox.certbot().original(all).succeeds();
    }
}
