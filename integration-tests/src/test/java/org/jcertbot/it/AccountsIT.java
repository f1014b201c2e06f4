package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Accounts: the verbs, the files, external accounts, several of them. */
@ExtendWith(Sandboxes.class)
class AccountsIT {
    private static List<String> verb(Sandbox sandbox, String verb, String... more) {
        var arguments = new ArrayList<String>();
        arguments.add(verb);
        arguments.addAll(List.of("--server", sandbox.ca().directoryUrl(), "-n"));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private static Path directory(Sandbox sandbox) {
        var server = java.net.URI.create(sandbox.ca().directoryUrl());
        return sandbox.certbot().config().resolve("accounts/" + server.getAuthority() + server.getPath());
    }

    @Test
    void livesFromRegistrationToDeactivation(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        certbot.run(verb(sandbox, "show_account")).exits(1).complains("Could not find an existing account");
        certbot.run(verb(sandbox, "register", "--agree-tos", "-m", "a@example.test,b@example.test"))
                .succeeds()
                .says("Account registered.");
        certbot.run(verb(sandbox, "register", "--agree-tos", "-m", "c@example.test"))
                .exits(1)
                .complains("There is an existing account");
        certbot.run(verb(sandbox, "show_account"))
                .succeeds()
                .says("Account details for server " + sandbox.ca().directoryUrl() + ":")
                .says("  Account URL: https://localhost:")
                .says("  Account Thumbprint: ")
                .says("  Email contacts: a@example.test, b@example.test");
        certbot.run(verb(sandbox, "update_account", "-m", "c@example.test")).succeeds();
        certbot.run(verb(sandbox, "show_account")).succeeds().says("  Email contact: c@example.test");
        certbot.run(verb(sandbox, "update_account", "--register-unsafely-without-email"))
                .succeeds();
        certbot.run(verb(sandbox, "show_account")).succeeds().says("  Email contact: none");
        certbot.run(verb(sandbox, "unregister")).succeeds().says("Account deactivated.");
        certbot.run(verb(sandbox, "show_account")).exits(1);
        assertEquals(List.of(), Trees.names(directory(sandbox)));
    }

    @Test
    void showsItsAccountAsJson(Sandbox sandbox) {
        sandbox.certbot()
                .run(verb(sandbox, "register", "--agree-tos", "-m", "a@example.test"))
                .succeeds();
        var outcome =
                sandbox.certbot().run(verb(sandbox, "show_account", "--json")).succeeds();
        Json.parse(outcome.out());
        outcome.says("a@example.test").says("https://localhost:");
    }

    @Test
    void storesAnAccountByteForByteAsTheOriginalDoes(Sandbox sandbox) {
        sandbox.certbot()
                .run(verb(sandbox, "register", "--agree-tos", "-m", "a@example.test"))
                .succeeds();
        var account = directory(sandbox).resolve(Trees.names(directory(sandbox)).get(0));
        assertEquals("r--------", Trees.mode(account.resolve("private_key.json")));
        assertEquals("rw-r--r--", Trees.mode(account.resolve("meta.json")));
        assertEquals("rwx------", Trees.mode(account));
        assertTrue(Trees.read(account.resolve("private_key.json"))
                .matches("\\{\"n\": \"[\\w-]+\", \"e\": \"AQAB\", \"d\": \"[\\w-]+\", \"p\": \"[\\w-]+\", "
                        + "\"q\": \"[\\w-]+\", \"dp\": \"[\\w-]+\", \"dq\": \"[\\w-]+\", \"qi\": \"[\\w-]+\", "
                        + "\"kty\": \"RSA\"\\}"));
        assertTrue(Trees.read(account.resolve("regr.json"))
                .matches("\\{\"body\": \\{\\}, \"uri\": \"https://localhost:\\d+/my-account/[^\"]+\"\\}"));
        assertTrue(
                Trees.read(account.resolve("meta.json"))
                        .matches(
                                "\\{\"creation_dt\": \"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\", \"creation_host\": \"[^\"]+\"\\}"));
    }

    @Test
    void needsTheTermsToBeAgreed(Sandbox sandbox) {
        sandbox.certbot()
                .run(verb(sandbox, "register", "-m", "a@example.test"))
                .exits(1)
                .complains("--agree-tos");
        assertEquals(List.of(), Trees.names(directory(sandbox)));
    }

    @Test
    @Ca(Pebble.Kind.EXTERNAL_ACCOUNTS)
    void bindsToAnExternalAccount(Sandbox sandbox) {
        for (String algorithm : List.of("HS256", "HS384", "HS512")) {
            sandbox.certbot()
                    .run(verb(
                            sandbox,
                            "register",
                            "--agree-tos",
                            "--register-unsafely-without-email",
                            "--eab-kid",
                            "kid-1",
                            "--eab-hmac-key",
                            Pebble.MAC_KEY,
                            "--eab-hmac-alg",
                            algorithm))
                    .succeeds();
            sandbox.certbot().run(verb(sandbox, "unregister")).succeeds();
        }
    }

    @Test
    @Ca(Pebble.Kind.EXTERNAL_ACCOUNTS)
    void saysWhenAnExternalAccountIsMissingUnknownOrMalformed(Sandbox sandbox) {
        var register = verb(sandbox, "register", "--agree-tos", "--register-unsafely-without-email");
        sandbox.certbot().run(register).exits(1).complains("--eab-kid").complains("--eab-hmac-key");
        register.addAll(List.of("--eab-kid", "kid-9", "--eab-hmac-key", "!!!"));
        sandbox.certbot().run(register).exits(1).complains("--eab-hmac-key");
        register.set(register.indexOf("!!!"), Pebble.MAC_KEY);
        sandbox.certbot().run(register).exits(1);
        register.addAll(List.of("--eab-hmac-alg", "HS1"));
        sandbox.certbot().run(register).exits(1).complains("HS1");
        assertEquals(List.of(), Trees.names(directory(sandbox)));
    }

    @Test
    void choosesAmongSeveralAccountsByName(Sandbox sandbox) {
        var certbot = sandbox.certbot();
        certbot.run(verb(sandbox, "register", "--agree-tos", "-m", "a@example.test"))
                .succeeds();
        var first = Trees.names(directory(sandbox)).get(0);
        var aside = sandbox.root().resolve("aside");
        Commands.output("mv", directory(sandbox).resolve(first).toString(), aside.toString());
        certbot.run(verb(sandbox, "register", "--agree-tos", "-m", "b@example.test"))
                .succeeds();
        Commands.output(
                "mv", aside.toString(), directory(sandbox).resolve(first).toString());

        certbot.run(verb(sandbox, "show_account")).exits(1);
        certbot.run(verb(sandbox, "show_account", "--account", first))
                .succeeds()
                .says("a@example.test");
        certbot.run(verb(sandbox, "show_account", "--account", "nobody"))
                .exits(1)
                .complains("nobody");
        String name = sandbox.name("www");
        sandbox.obtain("-d", name, "--account", first);
        assertTrue(Trees.read(certbot.renewalFile(name)).contains("account = " + first + "\n"));
    }

    @Test
    void saysWhichAccountFileIsCorrupt(Sandbox sandbox) {
        sandbox.certbot()
                .run(verb(sandbox, "register", "--agree-tos", "-m", "a@example.test"))
                .succeeds();
        var id = Trees.names(directory(sandbox)).get(0);
        var key = directory(sandbox).resolve(id).resolve("private_key.json");
        Commands.output("sh", "-c", "rm -f " + key + "; printf '{\"n\": ' > " + key);
        sandbox.certbot()
                .run(verb(sandbox, "show_account", "--account", id))
                .exits(1)
                .complains("private_key.json");
        assertFalse(Files.exists(sandbox.certbot().config().resolve("live")));
    }
}
