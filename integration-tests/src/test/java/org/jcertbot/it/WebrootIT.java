package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Issuance through a web server's document root. */
@ExtendWith(Sandboxes.class)
class WebrootIT {
    private static final String CHALLENGES = "/.well-known/acme-challenge/";

    @Test
    void servesTheChallengeAndRemovesWhatItMade(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var web = new DocumentRoot(sandbox.root().resolve("www"), sandbox)) {
            sandbox.certbot()
                    .run(sandbox.arguments(
                            "certonly", "--webroot", "-w", web.path().toString(), "-d", name))
                    .succeeds();
            // The CA looks from several places.
            assertEquals(1, Set.copyOf(web.served()).size());
            assertTrue(web.served().get(0).startsWith(CHALLENGES));
            assertEquals(Set.of("rw-r--r--"), Set.copyOf(web.modes()));
            assertFalse(Files.exists(web.path().resolve(".well-known")));
        }
        var renewal = Trees.read(sandbox.certbot().renewalFile(name));
        assertTrue(renewal.contains("authenticator = webroot\n"), renewal);
        assertTrue(renewal.contains("webroot_path = " + sandbox.root().resolve("www") + ",\n"), renewal);
        assertTrue(
                renewal.endsWith(
                        "[[webroot_map]]\n" + name + " = " + sandbox.root().resolve("www") + "\n"),
                renewal);
    }

    @Test
    void keepsADirectoryThatWasThereBefore(Sandbox sandbox) {
        String name = sandbox.name("www");
        try (var web = new DocumentRoot(sandbox.root().resolve("www"), sandbox)) {
            Trees.write(web.path().resolve(".well-known/security.txt"), "mine");
            sandbox.certbot()
                    .run(sandbox.arguments(
                            "certonly", "--webroot", "-w", web.path().toString(), "-d", name))
                    .succeeds();
            assertEquals(List.of("security.txt"), Trees.names(web.path().resolve(".well-known")));
        }
    }

    @Test
    void usesEachRootForTheNamesThatFollowIt(Sandbox sandbox) {
        String first = sandbox.name("one");
        String second = sandbox.name("two");
        String third = sandbox.name("three");
        var other = sandbox.root().resolve("other");
        Trees.write(other.resolve("index.html"), "");
        try (var web = new DocumentRoot(sandbox.root().resolve("www"), sandbox)) {
            // The second root is a link to the first, so that the one server serves both.
            Commands.output(
                    "ln",
                    "-s",
                    web.path().toString(),
                    sandbox.root().resolve("linked").toString());
            sandbox.certbot()
                    .run(sandbox.arguments(
                            "certonly",
                            "--webroot",
                            "-w",
                            web.path().toString(),
                            "-d",
                            first + "," + second,
                            "-w",
                            sandbox.root().resolve("linked").toString(),
                            "-d",
                            third))
                    .succeeds();
        }
        var renewal = Trees.read(sandbox.certbot().renewalFile(first));
        assertTrue(renewal.contains(second + " = " + sandbox.root().resolve("www") + "\n"), renewal);
        assertTrue(renewal.contains(third + " = " + sandbox.root().resolve("linked") + "\n"), renewal);
    }

    @Test
    void takesTheNamesFromAMap(Sandbox sandbox) {
        String first = sandbox.name("one");
        String second = sandbox.name("two");
        try (var web = new DocumentRoot(sandbox.root().resolve("www"), sandbox)) {
            String map = "{\"" + first + "," + second + "\": \"" + web.path() + "\"}";
            sandbox.certbot()
                    .run(sandbox.arguments("certonly", "-a", "webroot", "--webroot-map", map))
                    .succeeds();
        }
        assertEquals(List.of(first, second), Openssl.names(sandbox.certbot().live(first, "cert")));
    }

    @Test
    void cleansUpWhenTheAuthorityDoesNotAccept(Sandbox sandbox) {
        String name = sandbox.name("www");
        var root = sandbox.root().resolve("www");
        Trees.write(root.resolve("index.html"), "");
        // Nothing listens on the address of this test: the CA cannot validate.
        var outcome = sandbox.certbot()
                .run(sandbox.arguments("certonly", "--webroot", "-w", root.toString(), "-d", name))
                .exits(1);
        outcome.says("Identifier: " + name)
                .says("Type:   connection")
                .says("Detail: ")
                .says("Hint: ");
        outcome.complains("Some challenges have failed.");
        assertEquals(List.of("index.html"), Trees.names(root));
        assertFalse(Files.exists(sandbox.certbot().renewalFile(name)));
    }

    @Test
    void refusesARootThatIsMissingOrAFile(Sandbox sandbox) {
        String name = sandbox.name("www");
        var file = sandbox.root().resolve("file");
        Trees.write(file, "");
        for (String root : List.of("/does/not/exist", file.toString())) {
            sandbox.certbot()
                    .run(sandbox.arguments("certonly", "--webroot", "-w", root, "-d", name))
                    .exits(1)
                    .complains(root);
        }
        assertFalse(Files.exists(sandbox.certbot().config().resolve("live")));
    }

    @Test
    void namesTheMissingFlagWhenThereIsNoRoot(Sandbox sandbox) {
        sandbox.certbot()
                .run(sandbox.arguments("certonly", "--webroot", "-d", sandbox.name("www")))
                .exits(1)
                .complains("--webroot-path");
    }
}
