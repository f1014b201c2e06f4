package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake gets a message that names the next step, the right exit code, and leaves nothing half-written. */
@ExtendWith(Sandboxes.class)
class BadInputIT {
    @ParameterizedTest
    @CsvSource({
        "http://a.test, http://",
        "https://a.test/x, https://",
        "127.0.0.1, --ip-address",
        "::1, --ip-address",
        "a..test, a..test",
        "m\u00fcller.test, xn--",
    })
    void refusesWhatIsNoDomainName(String name, String hint, Sandbox sandbox) {
        sandbox.certbot().run(sandbox.standalone("-d", name)).exits(1).complains(hint);
        assertFalse(Files.exists(sandbox.certbot().config().resolve("accounts")));
    }

    @Test
    void refusesANameThatIsTooLong(Sandbox sandbox) {
        String label = "a".repeat(60);
        String name = String.join(".", label, label, label, label, label) + ".test";
        sandbox.certbot().run(sandbox.standalone("-d", name)).exits(1).complains("255");
        sandbox.certbot()
                .run(sandbox.standalone("-d", "a".repeat(64) + ".test"))
                .exits(1)
                .complains("63");
    }

    @Test
    void leavesAnUnderscoreToTheAuthority(Sandbox sandbox) {
        sandbox.certbot()
                .run(sandbox.standalone("-d", "un_derscore.test"))
                .exits(1)
                .complains("illegal character");
        assertFalse(Files.exists(sandbox.certbot().config().resolve("live")));
    }

    @Test
    void namesTheFlagWhenThereAreNoNames(Sandbox sandbox) {
        sandbox.certbot().run(sandbox.standalone()).exits(1).complains("--domains");
        sandbox.certbot().run(sandbox.standalone("-d", "")).exits(1);
    }

    @Test
    void suggestsTheClosestOption() {
        var outcome = Commands.run(
                Path.of("/"), Map.of(), "", List.of(Certbot.launcher().toString(), "certonly", "--domians", "a.test"));
        outcome.exits(2).complains("unrecognized arguments: --domians").complains("--domains");
    }

    @Test
    void saysWhoHasThePort(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var web = new DocumentRoot(sandbox.root().resolve("www"), sandbox)) {
            sandbox.certbot()
                    .run(sandbox.standalone("-d", name))
                    .exits(1)
                    .complains("port " + sandbox.ca().httpPort());
            assertEquals(List.of(), web.served());
        }
        assertFalse(Files.exists(sandbox.certbot().renewalFile(name)));
    }

    @Test
    void saysWhichDirectoryItMayNotWrite(Sandbox sandbox) {
        Requires.root();
        Commands.output("chmod", "755", sandbox.root().toString());
        var command = new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        command.addAll(sandbox.certbot().command(List.of("certificates")));
        Commands.run(Path.of("/"), Map.of("HOME", "/"), "", command)
                .exits(1)
                .complains(sandbox.root().toString())
                .complains("--logs-dir");
    }

    @Test
    void saysWhenTheFileSystemIsReadOnlyOrFull(Sandbox sandbox) {
        Requires.root();
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        var certbot = sandbox.certbot();
        String before = Trees.read(certbot.live(name, "fullchain"));
        // In a mount namespace of its own: /etc of the tree becomes a small or a read-only file system.
        for (String limit : List.of("size=64k,nr_inodes=200", "ro")) {
            String copy = sandbox.root() + "/copy." + (limit.equals("ro") ? "ro" : "full");
            String mount = limit.equals("ro")
                    ? "mount --bind '%1$s' '%1$s' && mount -o remount,bind,ro '%1$s'"
                    : "cp -a '%1$s' '%2$s' && mount -t tmpfs -o " + limit + " tmpfs '%1$s' && cp -a '%2$s'/. '%1$s' && "
                            + "{ dd if=/dev/zero of='%1$s/filler' bs=1k 2>/dev/null || true; }";
            String script = (mount + " && { \"$@\"; code=$?; ls -lR '%1$s' > '%2$s.listing'; cat '%1$s/live/" + name
                            + "/fullchain.pem' > '%2$s.served'; exit $code; }")
                    .formatted(certbot.config(), copy);
            var command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", script, "sh"));
            command.addAll(certbot.command(sandbox.standalone("-d", name, "--force-renewal")));
            var outcome = Commands.run(sandbox.root(), certbot.environment(), "", command);
            outcome.exits(1);
            assertTrue(outcome.err().contains(limit.equals("ro") ? "ead-only" : "o space left"), outcome::toString);
            assertEquals(before, Trees.read(Path.of(copy + ".served")), limit);
        }
        certbot.run("certificates").succeeds().says("VALID");
    }

    @Test
    void saysWhenTheAuthorityCannotBeReached(Sandbox sandbox) {
        String nowhere = "https://localhost:" + FreePorts.next() + "/dir";
        sandbox.certbot()
                .run(replaced(sandbox.standalone("-d", "a.test"), sandbox.ca().directoryUrl(), nowhere))
                .exits(1)
                .complains("localhost");
        sandbox.certbot()
                .run(replaced(
                        sandbox.standalone("-d", "a.test"),
                        sandbox.ca().directoryUrl(),
                        "https://does-not-exist.invalid/dir"))
                .exits(1)
                .complains("does-not-exist.invalid");
    }

    @Test
    void saysWhenTheCertificateOfTheAuthorityIsNotTrusted(Sandbox sandbox) {
        var stranger = new Certbot(sandbox.root());
        stranger.run(sandbox.standalone("-d", sandbox.name("www"))).exits(1).complains("REQUESTS_CA_BUNDLE");
        stranger.run(sandbox.standalone("-d", sandbox.name("www"), "--no-verify-ssl"))
                .succeeds();
    }

    @Test
    void showsWhatTheAuthorityRefuses(Sandbox sandbox) {
        sandbox.certbot()
                .run(sandbox.standalone("-d", "blocked.example"))
                .exits(1)
                .complains("blocked.example");
    }

    @Test
    void survivesACorruptRenewalFileOfAnotherLineage(Sandbox sandbox) {
        Trees.write(sandbox.certbot().renewalFile("broken"), "[[[[");
        String name = sandbox.name("www");
        sandbox.obtain("-d", name);
        assertTrue(Files.exists(sandbox.certbot().live(name, "cert")));
    }

    private static List<String> replaced(List<String> arguments, String old, String now) {
        return arguments.stream()
                .map(argument -> argument.equals(old) ? now : argument)
                .toList();
    }
}
