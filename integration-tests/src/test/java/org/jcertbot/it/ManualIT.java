package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Issuance through the user's own scripts. */
@ExtendWith(Sandboxes.class)
class ManualIT {
    private static List<String> manual(Sandbox sandbox, String authHook, String cleanupHook, String... more) {
        var arguments = new ArrayList<>(List.of("certonly", "--manual"));
        arguments.addAll(List.of("--manual-auth-hook", authHook, "--manual-cleanup-hook", cleanupHook));
        arguments.addAll(List.of(more));
        return sandbox.arguments(arguments.toArray(String[]::new));
    }

    private static List<String> dns(Sandbox sandbox, String... names) {
        var arguments = new ArrayList<>(List.of("--preferred-challenges", "dns"));
        for (String name : names) arguments.addAll(List.of("-d", name));
        return manual(sandbox, Hooks.publishTxt(sandbox), Hooks.clearTxt(sandbox), arguments.toArray(String[]::new));
    }

    @Test
    void provesAWildcardByDns(Sandbox sandbox) {
        String name = sandbox.name("wild");
        sandbox.certbot().run(dns(sandbox, "*." + name)).succeeds();
        assertEquals(List.of("*." + name), Openssl.names(sandbox.certbot().live(name, "cert")));
    }

    @Test
    void provesAWildcardAndItsBaseTogether(Sandbox sandbox) {
        String name = sandbox.name("wild");
        sandbox.certbot().run(dns(sandbox, "*." + name, name)).succeeds();
        assertEquals(List.of("*." + name, name), Openssl.names(sandbox.certbot().live(name, "cert")));
    }

    @Test
    void tellsTheHooksEverythingAboutAnHttpChallenge(Sandbox sandbox) {
        String first = sandbox.name("one");
        String second = sandbox.name("two");
        try (var web = new DocumentRoot(sandbox.root().resolve("www"), sandbox)) {
            Path challenges = web.path().resolve(".well-known/acme-challenge");
            String variables = "env | grep ^CERTBOT_ | sort >> " + sandbox.root();
            String auth = Hooks.script(
                    sandbox.root(),
                    "auth",
                    "mkdir -p " + challenges + "; printf %s \"$CERTBOT_VALIDATION\" > " + challenges
                            + "/$CERTBOT_TOKEN; " + variables + "/auth.log; echo did $CERTBOT_DOMAIN");
            String cleanup = Hooks.script(
                    sandbox.root(), "cleanup", "rm " + challenges + "/$CERTBOT_TOKEN; " + variables + "/cleanup.log");
            sandbox.certbot()
                    .run(manual(sandbox, auth, cleanup, "-d", first, "-d", second))
                    .succeeds()
                    .says("did " + first);
            assertEquals(List.of(), Trees.names(challenges));
        }
        String auth = Trees.read(sandbox.root().resolve("auth.log"));
        for (String line : List.of(
                "CERTBOT_DOMAIN=" + first,
                "CERTBOT_IDENTIFIER=" + first,
                "CERTBOT_DOMAIN=" + second,
                "CERTBOT_IDENTIFIER=" + second,
                "CERTBOT_REMAINING_CHALLENGES=1",
                "CERTBOT_REMAINING_CHALLENGES=0",
                "CERTBOT_TOKEN=")) {
            assertTrue(auth.contains(line), () -> line + " is missing in\n" + auth);
        }
        // In the order of the authorizations, which is the CA's.
        String all = "CERTBOT_ALL_(DOMAINS|IDENTIFIERS)=(%1$s,%2$s|%2$s,%1$s)\n".formatted(first, second);
        assertEquals(4, Pattern.compile(all).matcher(auth).results().count(), auth);
        assertFalse(auth.contains("CERTBOT_AUTH_OUTPUT"), auth);
        String cleanup = Trees.read(sandbox.root().resolve("cleanup.log"));
        assertTrue(cleanup.contains("CERTBOT_AUTH_OUTPUT=did " + first + "\n"), cleanup);
        assertTrue(cleanup.contains("CERTBOT_AUTH_OUTPUT=did " + second + "\n"), cleanup);
    }

    @Test
    void goesOnAfterAHookThatFailsAndShowsBothOfItsOutputs(Sandbox sandbox) {
        String name = sandbox.name("www");
        String auth = Hooks.script(sandbox.root(), "auth", "echo to stdout; echo to stderr >&2; exit 3");
        var outcome = sandbox.certbot().run(manual(sandbox, auth, "true", "-d", name));
        outcome.exits(1).says("to stdout").complains("to stderr").complains("3");
        outcome.complains("Some challenges have failed.");
    }

    @Test
    void survivesBinaryOutputOfAHook(Sandbox sandbox) {
        String name = sandbox.name("wild");
        var publish = Hooks.publishTxt(sandbox);
        String auth = Hooks.script(sandbox.root(), "auth", "head -c 200000 /dev/urandom; " + publish);
        sandbox.certbot()
                .run(manual(sandbox, auth, Hooks.clearTxt(sandbox), "-d", name, "--preferred-challenges", "dns-01"))
                .succeeds();
    }

    @Test
    void endsAHookThatHangsAndCleansUpOnCtrlC(Sandbox sandbox) throws Exception {
        String name = sandbox.name("www");
        String auth = Hooks.script(sandbox.root(), "auth", "echo $$ > " + sandbox.root() + "/pid; sleep 120");
        String cleanup = Hooks.script(sandbox.root(), "cleanup", "touch " + sandbox.root() + "/cleaned");
        var run = sandbox.certbot().start(manual(sandbox, auth, cleanup, "-d", sandbox.name("first"), "-d", name));
        Waiting.until(() -> Files.exists(sandbox.root().resolve("pid")), "the hook runs");
        run.signal("INT");
        run.outcome(java.time.Duration.ofSeconds(20)).exits(1).complains("Exiting due to user request.");
        assertFalse(Files.exists(sandbox.certbot().renewalFile(name)));
        assertTrue(Files.exists(sandbox.root().resolve("cleaned")));
        assertTrue(run.process().waitFor(1, TimeUnit.SECONDS));
    }

    @Test
    void needsAHookWhenItCannotAsk(Sandbox sandbox) {
        sandbox.certbot()
                .run(sandbox.arguments("certonly", "--manual", "-d", sandbox.name("www")))
                .exits(1)
                .complains("--manual-auth-hook");
    }

    @Test
    void saysThatHttpCannotProveAWildcard(Sandbox sandbox) {
        sandbox.certbot()
                .run(sandbox.standalone("-d", "*." + sandbox.name("wild")))
                .exits(1)
                .complains("does not support any combination of challenges");
    }
}
