package org.jcertbot.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every run does, whatever its verb: logs, verbosity, locks, configuration files, help. */
@ExtendWith(Sandboxes.class)
class RunIT {
    @Test
    void rotatesItsLogAtEachRun(Sandbox sandbox) {
        // Debian's own cli.ini switches rotation off for all programs on the machine.
        for (int i = 0; i < 4; i++)
            sandbox.certbot().run("certificates", "--max-log-backups", "1000").succeeds();
        assertEquals("rwx------", Trees.mode(sandbox.certbot().logs()));
        assertEquals(
                List.of("letsencrypt.log", "letsencrypt.log.1", "letsencrypt.log.2", "letsencrypt.log.3"),
                Trees.names(sandbox.certbot().logs()));
        assertTrue(sandbox.certbot()
                .log()
                .lines()
                .findFirst()
                .orElse("")
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}:DEBUG:\\S+?:.*"));
    }

    @Test
    void keepsAsManyLogsAsItIsTold(Sandbox sandbox) {
        for (int i = 0; i < 4; i++)
            sandbox.certbot().run("certificates", "--max-log-backups", "2").succeeds();
        assertEquals(
                List.of("letsencrypt.log", "letsencrypt.log.1", "letsencrypt.log.2"),
                Trees.names(sandbox.certbot().logs()));
        sandbox.certbot().run("certificates", "--max-log-backups", "-1").exits(2);
    }

    @Test
    void saysNothingWhenQuiet(Sandbox sandbox) {
        String name = sandbox.name("www");
        var outcome = sandbox.obtain("-d", name, "-q");
        assertEquals("", outcome.out());
        assertEquals("", outcome.err());
    }

    @Test
    void saysMoreWithEachV(Sandbox sandbox) {
        var plain = sandbox.certbot().run("certificates").succeeds();
        var verbose = sandbox.certbot().run("certificates", "-vv").succeeds();
        assertTrue(verbose.err().length() > plain.err().length());
    }

    @Test
    void refusesASecondInstanceAndSaysWhoHasTheLock(Sandbox sandbox) {
        var hook = Hooks.script(sandbox.root(), "auth", "echo $$ > " + sandbox.root() + "/pid; sleep 3");
        var first = sandbox.certbot()
                .start(sandbox.arguments(
                        "certonly", "--manual", "--manual-auth-hook", hook, "-d", sandbox.name("www")));
        Waiting.until(() -> Files.exists(sandbox.root().resolve("pid")), "the first one holds its locks");
        sandbox.certbot()
                .run("certificates")
                .exits(1)
                .complains("Another instance of Certbot is already running")
                .complains(String.valueOf(first.process().pid()));
        first.outcome(Commands.LIMIT).exits(1);
    }

    @Test
    void ignoresALockFileThatNobodyHolds(Sandbox sandbox) {
        Trees.write(sandbox.certbot().config().resolve(".certbot.lock"), "");
        sandbox.certbot().run("certificates").succeeds();
        assertFalse(Files.exists(sandbox.certbot().config().resolve(".certbot.lock")));
    }

    @Test
    void readsConfigurationFiles(Sandbox sandbox) {
        String name = sandbox.name("www");
        var file = sandbox.root().resolve("my.ini");
        Trees.write(
                file, """
                # what this machine uses
                server = %s
                agree-tos = true
                register-unsafely-without-email = yes
                non-interactive
                authenticator = standalone
                http-01-port: %d
                http-01-address = "%s"
                domains = %s
                """.formatted(sandbox.ca().directoryUrl(), sandbox.ca().httpPort(), sandbox.address(), name));
        sandbox.certbot().run("certonly", "-c", file.toString()).succeeds();
        assertTrue(Files.exists(sandbox.certbot().live(name, "cert")));
        Trees.write(file, "no-such-option = 1\n");
        sandbox.certbot().run("certificates", "-c", file.toString()).exits(2).complains("no-such-option");
    }

    @Test
    void readsTheUsersOwnConfigurationFile(Sandbox sandbox) {
        Trees.write(sandbox.root().resolve("xdg/letsencrypt/cli.ini"), "max-log-backups = 0\n");
        sandbox.certbot().with("XDG_CONFIG_HOME", sandbox.root().resolve("xdg").toString());
        for (int i = 0; i < 3; i++) sandbox.certbot().run("certificates").succeeds();
        assertEquals(List.of("letsencrypt.log"), Trees.names(sandbox.certbot().logs()));
    }

    @Test
    void helpsOnEveryTopicWithoutWritingAnything(Sandbox sandbox) {
        var topics = List.of(
                "",
                "all",
                "security",
                "paths",
                "automation",
                "testing",
                "manage",
                "commands",
                "certonly",
                "renew",
                "certificates",
                "standalone",
                "webroot",
                "manual");
        for (String topic : topics) {
            var arguments = new ArrayList<>(List.of("--help"));
            if (!topic.isEmpty()) arguments.add(topic);
            var outcome = sandbox.certbot().run(arguments).succeeds();
            assertTrue(outcome.out().length() > 300, outcome::toString);
            assertTrue(outcome.out().lines().allMatch(line -> line.length() <= 80), outcome::toString);
        }
        sandbox.certbot().run("help", "certonly").succeeds();
        sandbox.certbot().run("certonly", "--help").succeeds();
        sandbox.certbot().run("--version").succeeds();
        assertEquals(List.of(), Trees.names(sandbox.root()));
    }

    @Test
    void ranHooksSeeTheCertificate(Sandbox sandbox) {
        String first = sandbox.name("a");
        String second = sandbox.name("b");
        String log = sandbox.root().resolve("hooks").toString();
        sandbox.obtain(
                "-d",
                first,
                "-d",
                second,
                "--pre-hook",
                "echo pre >> " + log,
                "--deploy-hook",
                "echo deploy $RENEWED_DOMAINS in $RENEWED_LINEAGE >> " + log,
                "--post-hook",
                "echo post >> " + log + "; echo out; echo err >&2; exit 7");
        assertEquals(
                "pre\ndeploy " + first + " " + second + " in "
                        + sandbox.certbot().live(first) + "\npost\n",
                Trees.read(sandbox.root().resolve("hooks")));
    }

    @Test
    void runsNonAsciiPathsInTheCLocale(Sandbox sandbox) {
        sandbox.certbot().with("LC_ALL", "C").with("LANG", "C");
        String name = sandbox.name("www");
        try (var web = new DocumentRoot(sandbox.root().resolve("w\u00fcrzig"), sandbox)) {
            sandbox.certbot()
                    .run(sandbox.arguments(
                            "certonly", "--webroot", "-w", web.path().toString(), "-d", name))
                    .succeeds();
        }
        assertTrue(Trees.read(sandbox.certbot().renewalFile(name)).contains("w\u00fcrzig"));
    }
}
