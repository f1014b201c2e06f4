package org.jcertbot.core.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jcertbot.core.file.FileMode;
import org.jcertbot.core.identifier.DnsName;
import org.jcertbot.core.identifier.Identifier;
import org.jcertbot.core.identifier.IpAddress;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.process.CommandRunner;
import org.jcertbot.core.process.ProcessRunner;
import org.jcertbot.core.process.SearchPath;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.FakeCommands;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HooksTest {
    private static final DnsName A = new DnsName("a.test");
    private static final DnsName B = new DnsName("b.test");
    private static final Path LIVE = Path.of("/etc/letsencrypt/live/a.test");

    @TempDir
    Path config;

    private final ScriptedConsole console = ScriptedConsole.silent();
    private final FakeCommands commands = FakeCommands.succeeding();
    private final Settings none = Settings.defaults();

    @Test
    void directoryHooksRunInOrderBeforeTheOption() throws Exception {
        Path second = hook("deploy", "20-second");
        Path first = hook("deploy", "10-first");
        hooks(commands).deploy(with(Options.DEPLOY_HOOK, "option"), List.of(A), LIVE);
        assertEquals(List.of(first.toString(), second.toString(), "option"), commands.commands());
    }

    @Test
    void whatIsNoProgramIsNoHook() throws Exception {
        Path real = hook("pre", "real");
        Files.createSymbolicLink(config.resolve("renewal-hooks/pre/linked"), real);
        Files.createDirectory(config.resolve("renewal-hooks/pre/directory"));
        Files.createFile(config.resolve("renewal-hooks/pre/not-executable"));
        hook("pre", "backup~");
        hooks(commands).pre(none);
        assertEquals(
                List.of(config.resolve("renewal-hooks/pre/linked").toString(), real.toString()), commands.commands());
    }

    @Test
    void directoryHooksCanBeSwitchedOff() throws Exception {
        hook("pre", "hook");
        hooks(commands).pre(with(Options.DIRECTORY_HOOKS, false));
        assertEquals(List.of(), commands.commands());
    }

    @Test
    void nothingRunsWithoutHooks() throws Exception {
        Hooks hooks = hooks(commands);
        hooks.pre(with(Options.PRE_HOOK, " "));
        hooks.deploy(none, List.of(A), LIVE);
        hooks.post(none, List.of());
        hooks.queuePost(none);
        hooks.runQueuedPost(List.of(), List.of());
        assertEquals(List.of(), commands.commands());
    }

    @Test
    void aPreHookRunsOnceInARunEvenWhenItFails() throws Exception {
        var failing = FakeCommands.answering(new CommandResult(1, "", ""));
        Path file = hook("pre", "hook");
        Hooks hooks = hooks(failing);
        hooks.pre(with(Options.PRE_HOOK, file.toString()));
        hooks.pre(with(Options.PRE_HOOK, "other"));
        assertEquals(List.of(file.toString(), "other"), failing.commands());
    }

    @Test
    void aDeployHookRunsOnceForEachCertificate() throws Exception {
        Path file = hook("deploy", "hook");
        Hooks hooks = hooks(commands);
        hooks.deploy(with(Options.DEPLOY_HOOK, file.toString()), List.of(A), LIVE);
        hooks.deploy(none, List.of(B), LIVE);
        assertEquals(List.of(file.toString(), file.toString()), commands.commands());
    }

    @Test
    void deployHooksLearnNamesAndPlace() throws Exception {
        var address = new IpAddress("192.0.2.1");
        hooks(commands).deploy(with(Options.DEPLOY_HOOK, "x"), List.of(address, A, B), LIVE);
        assertEquals(
                Map.of("RENEWED_DOMAINS", "a.test b.test 192.0.2.1", "RENEWED_LINEAGE", LIVE.toString()),
                commands.runs().get(0).environment());
    }

    @Test
    void aDryRunDeploysNothing() throws Exception {
        Settings dry = with(Options.DEPLOY_HOOK, "x").with(Options.DRY_RUN, true, Source.COMMAND_LINE);
        hooks(commands).deploy(dry, List.of(A), LIVE);
        assertEquals(List.of(), commands.commands());
        hooks(commands).deploy(dry.with(Options.RUN_DEPLOY_HOOKS, true, Source.COMMAND_LINE), List.of(A), LIVE);
        assertEquals(List.of("x"), commands.commands());
    }

    @Test
    void postHooksOfOneCertificateRunEachTime() throws Exception {
        Hooks hooks = hooks(commands);
        hooks.post(with(Options.POST_HOOK, "x"), List.of(A, B));
        hooks.post(with(Options.POST_HOOK, "x"), List.of());
        assertEquals(List.of("x", "x"), commands.commands());
        assertEquals(
                Map.of("RENEWED_DOMAINS", "a.test b.test", "FAILED_DOMAINS", ""),
                commands.runs().get(0).environment());
        assertEquals("", commands.runs().get(1).environment().get("RENEWED_DOMAINS"));
    }

    @Test
    void queuedPostHooksRunOnceAtTheEndInTheOrderOfTheirFirstUse() throws Exception {
        Hooks hooks = hooks(commands);
        for (String command : List.of("x", "y", "x")) hooks.queuePost(with(Options.POST_HOOK, command));
        assertEquals(List.of(), commands.commands());
        hooks.runQueuedPost(List.of(A), List.of(B));
        assertEquals(List.of("x", "y"), commands.commands());
        assertEquals(
                Map.of("RENEWED_DOMAINS", "a.test", "FAILED_DOMAINS", "b.test"),
                commands.runs().get(1).environment());
    }

    @Test
    void whatDeployHooksWereToldStaysVisible() throws Exception {
        Hooks hooks = hooks(commands);
        hooks.deploy(with(Options.DEPLOY_HOOK, "x"), List.of(A), LIVE);
        hooks.pre(with(Options.PRE_HOOK, "y"));
        assertEquals(LIVE.toString(), commands.runs().get(1).environment().get("RENEWED_LINEAGE"));
    }

    @Test
    void tooManyNamesAreCutBetweenTwoNames() throws Exception {
        List<Identifier> many = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) many.add(new DnsName("name" + i + ".test"));
        Hooks hooks = hooks(commands);
        hooks.queuePost(with(Options.POST_HOOK, "x"));
        hooks.runQueuedPost(many, List.of());
        String told = commands.runs().get(0).environment().getOrDefault("RENEWED_DOMAINS", "");
        assertTrue(told.length() <= 16_000 && told.length() > 15_900 && told.endsWith(".test"), told);
        assertTrue(
                console.warned().get(0).contains("RENEWED_DOMAINS"),
                console.warned().get(0));
    }

    @Test
    void showsWhatAHookPrintsWhenItHasEnded() throws Exception {
        hooks(shell()).pre(with(Options.PRE_HOOK, "echo one; echo two; echo three >&2; exit 7"));
        assertEquals(List.of("Hook 'pre-hook' ran with output:\n one\n two"), console.said());
        assertEquals(
                List.of("Hook 'pre-hook' reported error code 7", "Hook 'pre-hook' ran with error output:\n three"),
                console.warned());
    }

    @Test
    void binaryOutputCannotReprogramTheTerminal() throws Exception {
        hooks(shell()).pre(with(Options.PRE_HOOK, "printf '\\033[2Jx\\377\\000y\\n'"));
        assertFalse(console.said().get(0).contains("\033"));
        assertTrue(console.said().get(0).contains("x"));
    }

    @Test
    void aHookThatCannotBeStartedIsReported() throws Exception {
        CommandRunner broken = new CommandRunner() {
            @Override
            public CommandResult shell(String command, Map<String, String> environment) throws IOException {
                throw new IOException("no shell");
            }

            @Override
            public CommandResult shell(String command, Map<String, String> environment, String input)
                    throws IOException {
                throw new IOException("no shell");
            }

            @Override
            public CommandResult run(List<String> command, Map<String, String> environment) throws IOException {
                throw new IOException("no shell");
            }
        };
        hooks(broken).pre(with(Options.PRE_HOOK, "x"));
        assertEquals(List.of("Hook 'pre-hook' could not be run: no shell"), console.warned());
    }

    @Test
    void aDirectoryHookMayHaveAnyName() throws Exception {
        Path file = hook("pre", "it's a hook; really");
        Files.writeString(file, "#!/bin/sh\necho ran\n");
        hooks(shell()).pre(none);
        assertEquals(List.of("Hook 'pre-hook' ran with output:\n ran"), console.said());
    }

    private Hooks hooks(CommandRunner runner) {
        return new Hooks(config, runner, console);
    }

    private static CommandRunner shell() {
        return new ProcessRunner(new SearchPath("/usr/bin:/bin"));
    }

    private Path hook(String kind, String name) throws IOException {
        Path file = Files.createDirectories(config.resolve("renewal-hooks").resolve(kind))
                .resolve(name);
        Files.createFile(file);
        return Files.setPosixFilePermissions(file, FileMode.PUBLIC_DIRECTORY.permissions());
    }

    private <T> Settings with(Option<T> option, T value) {
        return none.with(option, value, Source.COMMAND_LINE);
    }
}
