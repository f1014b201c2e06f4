package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Wildcards, menus and stapling with a real nginx. */
@ExtendWith(Sandboxes.class)
class NginxEnhanceIT {
    private static final String STRANGER = "stranger.example";

    @Test
    void aWildcardGoesToTheServersThatItCovers(Sandbox sandbox) {
        String first = sandbox.name("a");
        String second = sandbox.name("b");
        try (var nginx = NginxServer.serving(
                sandbox, NginxServer.plain(first), NginxServer.plain(second), NginxServer.plain(STRANGER))) {
            String strangers = nginx.site("site2");
            var wildcard = wildcard(sandbox);
            sandbox.certbot().run(nginx.arguments(install(wildcard))).succeeds();
            nginx.accepts();
            for (String name : List.of(first, second)) {
                assertEquals(Openssl.serial(wildcard), nginx.https(name, "/").serial());
                assertEquals(301, nginx.http(name, "/").status());
            }
            assertEquals(strangers, nginx.site("site2"));
            var installed = nginx.files();
            sandbox.certbot().run(nginx.arguments(install(wildcard))).succeeds();
            assertEquals(installed, nginx.files());
        }
    }

    @Test
    void aWildcardThatCoversNoServerIsRefused(Sandbox sandbox) {
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(STRANGER))) {
            var before = nginx.files();
            sandbox.certbot()
                    .run(nginx.arguments(install(wildcard(sandbox))))
                    .exits(1)
                    .complains("which servers should use the wildcard certificate");
            assertEquals(before, nginx.files());
        }
    }

    @Test
    void aPersonChoosesTheServersOfAWildcard(Sandbox sandbox) {
        Requires.command("tmux");
        String chosen = sandbox.name("a");
        String other = sandbox.name("b");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(chosen), NginxServer.plain(other))) {
            String others = nginx.site("site1");
            var wildcard = wildcard(sandbox);
            try (var terminal = new Terminal(sandbox, interactive(sandbox, nginx, install(wildcard)))) {
                terminal.waitFor("Which servers should use", chosen, other, "cancel");
                terminal.type(terminal.numberOf(chosen));
                terminal.waitFor("[exited with 0]");
            }
            nginx.accepts();
            assertEquals(Openssl.serial(wildcard), nginx.https(chosen, "/").serial());
            assertEquals(others, nginx.site("site1"));
        }
    }

    @Test
    void nothingChangesWhenThePersonCancels(Sandbox sandbox) {
        Requires.command("tmux");
        String name = sandbox.name("a");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            var before = nginx.files();
            var run = interactive(sandbox, nginx, install(wildcard(sandbox)));
            try (var terminal = new Terminal(sandbox, run)) {
                terminal.waitFor("Which servers should use", name, "cancel");
                terminal.type("c");
                terminal.waitFor("[exited with 1]");
            }
            assertEquals(before, nginx.files());
            assertEquals(0, nginx.reloads());
        }
    }

    @Test
    void aPersonChoosesFromTheNamesOfTheConfiguration(Sandbox sandbox) {
        Requires.command("tmux");
        String chosen = sandbox.name("a");
        String other = sandbox.name("b");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(chosen), NginxServer.plain(other))) {
            String others = nginx.site("site1");
            try (var terminal = new Terminal(sandbox, interactive(sandbox, nginx))) {
                terminal.waitFor("Which names would you like to activate HTTPS for?", chosen, other, "cancel");
                terminal.type(terminal.numberOf(chosen));
                terminal.waitFor("[exited with 0]");
            }
            nginx.accepts().showsCertificateOf(chosen, chosen);
            assertEquals(others, nginx.site("site1"));
        }
    }

    @Test
    @Ca(Pebble.Kind.OCSP)
    void nginxAsksTheResponderThatTheCertificateNames(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            nginx.obtain("-d", name, "--staple-ocsp");
            assertTrue(nginx.site("site0").contains("ssl_stapling on;"), nginx.site("site0"));
            nginx.accepts();
            var scratch = sandbox.root().resolve("ocsp");
            var live = sandbox.certbot().live(name, "cert");
            try (var responder = OcspResponder.revoking(live, sandbox.ca(), scratch)) {
                assertTrue(responder.isRunning());
                // nginx asks when the first client wants to know, and staples nothing but good news.
                Commands.output(
                        "sh",
                        "-c",
                        "openssl s_client -connect " + sandbox.address() + ":" + NginxServer.HTTPS + " -servername "
                                + name + " -status </dev/null 2>&1");
                Waiting.until(
                        () -> nginx.errorLog().contains("certificate status \"revoked\" in the OCSP response"),
                        nginx::errorLog);
            }
        }
    }

    @Test
    void aCertificateWithoutResponderIsNotStapled(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var nginx = NginxServer.serving(sandbox, NginxServer.plain(name))) {
            nginx.obtain("-d", name, "--staple-ocsp").tells("OCSP");
            assertFalse(nginx.site("site0").contains("ssl_stapling"), nginx.site("site0"));
            nginx.accepts().showsCertificateOf(name, name);
            assertNotEquals(0, nginx.reloads());
        }
    }

    /** A certificate that openssl makes for all names of a sandbox; its key lies beside it. */
    private static Path wildcard(Sandbox sandbox) {
        String name = sandbox.name("x").replaceFirst("x", "*");
        Path certificate = sandbox.root().resolve("wildcard.pem");
        Commands.output(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-days",
                "30",
                "-subj",
                "/CN=" + name,
                "-addext",
                "subjectAltName=DNS:" + name,
                "-keyout",
                key(certificate),
                "-out",
                certificate.toString());
        return certificate;
    }

    private static String key(Path certificate) {
        return certificate.resolveSibling("wildcard.key").toString();
    }

    private static String[] install(Path certificate) {
        String file = certificate.toString();
        return new String[] {
            "install", "--cert-path", file, "--key-path", key(certificate), "--fullchain-path", file,
        };
    }

    /** The command for a terminal: questions may be asked. */
    private static List<String> interactive(Sandbox sandbox, NginxServer nginx, String... arguments) {
        var asking = new ArrayList<>(nginx.arguments(arguments));
        asking.remove("-n");
        return sandbox.certbot().command(asking);
    }
}
