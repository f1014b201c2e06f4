package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code renew} where nginx both proves the names and serves the certificates. */
@ExtendWith(Sandboxes.class)
class NginxRenewIT {
    private static final int COUNT = 100;
    private static final int JOBS = 25;

    /** One file for each lineage, as it is after it has been installed. */
    private static void site(NginxServer nginx, Sandbox sandbox, String name) {
        var certbot = sandbox.certbot();
        nginx.site(name, """
                server {
                    listen @HTTP@;
                    listen @HTTPS@ ssl; # managed by Certbot
                    server_name %s;
                    ssl_certificate %s; # managed by Certbot
                    ssl_certificate_key %s; # managed by Certbot
                    return 200 "this is %s";
                }
                """.formatted(name, certbot.live(name, "fullchain"), certbot.live(name, "privkey"), name));
    }

    /** Makes a lineage one that nginx was chosen for when it was obtained. */
    private static void renewThrough(NginxServer nginx, Sandbox sandbox, String name) {
        Trees.edit(
                sandbox.certbot().renewalFile(name),
                "authenticator = standalone\n",
                "authenticator = nginx\ninstaller = nginx\nnginx_server_root = " + nginx.root() + "\n");
    }

    private static List<String> served(NginxServer nginx, Sandbox sandbox, int count, int daysLeft) {
        var lineages = new Lineages(sandbox);
        var names = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            String name = lineages.aged("n" + i, 80, daysLeft);
            renewThrough(nginx, sandbox, name);
            site(nginx, sandbox, name);
            names.add(name);
        }
        return names;
    }

    @Test
    void renewsAHundredWithTwoReloadsForEachWaveAndOneMore(Sandbox sandbox) {
        try (var nginx = NginxServer.configured(sandbox, "")) {
            var names = served(nginx, sandbox, COUNT, 5);
            nginx.start();
            String bad = names.get(COUNT / 2);
            sandbox.unplug(bad);
            var before = nginx.files();
            var outcome = sandbox.renew("--jobs", "" + JOBS).exits(1);
            outcome.complains(bad);
            assertEquals(before, nginx.files());
            int most = 2 * (COUNT / JOBS) + 1;
            assertTrue(nginx.reloads() <= most, () -> nginx.reloads() + " reloads, at most " + most);
            nginx.accepts();
            for (String name : names) {
                assertEquals(name.equals(bad) ? 1 : 2, sandbox.certbot().version(name), name);
                nginx.showsCertificateOf(name, name);
                assertEquals("this is " + name, nginx.http(name, "/").body());
            }
        }
    }

    @Test
    void hasNothingToDoWithNginxWhenNothingIsDue(Sandbox sandbox) {
        Requires.command("strace");
        try (var nginx = NginxServer.configured(sandbox, "")) {
            served(nginx, sandbox, 3, 89);
            nginx.start();
            var trace = sandbox.root().resolve("trace");
            var command = new ArrayList<>(List.of("strace", "-f", "--seccomp-bpf", "-q", "-s", "4096"));
            command.addAll(List.of("-e", "trace=openat,open,execve", "-o", trace.toString()));
            command.addAll(sandbox.certbot().command(sandbox.renewal()));
            Commands.run(sandbox.root(), sandbox.certbot().environment(), "", command)
                    .succeeds()
                    .says("No renewals were attempted.");
            String calls = Trees.read(trace);
            assertTrue(calls.contains(sandbox.certbot().config().resolve("renewal") + "/"), "traced");
            for (String line : calls.lines().toList()) {
                assertTrue(!line.contains(nginx.root().toString()) && !line.contains("/nginx\""), line);
            }
            assertEquals(0, nginx.reloads());
        }
    }
}
