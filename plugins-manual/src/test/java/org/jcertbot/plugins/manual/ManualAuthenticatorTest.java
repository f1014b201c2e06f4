package org.jcertbot.plugins.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jcertbot.core.challenge.Challenge;
import org.jcertbot.core.challenge.ChallengeType;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.error.CancelledException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.Authenticator;
import org.jcertbot.core.plugin.PluginContext;
import org.jcertbot.core.plugin.PluginProvider;
import org.jcertbot.core.process.CommandResult;
import org.jcertbot.core.process.CommandRunner;
import org.jcertbot.core.selection.AuthenticatorContract;
import org.jcertbot.core.selection.PluginContexts;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.jcertbot.core.testing.ScriptedConsole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The hooks of these tests are real shell commands that keep one file for each challenge. */
@Timeout(60)
final class ManualAuthenticatorTest extends AuthenticatorContract {
    private static final Challenge A = challenge(ChallengeType.HTTP_01, "a.test");
    private static final Challenge B = challenge(ChallengeType.DNS_01, "b.test");
    private static final Challenge C = challenge(ChallengeType.HTTP_01, "c.test");

    @TempDir
    Path directory;

    private Path shown;
    private ScriptedConsole console = ScriptedConsole.silent();

    @BeforeEach
    void makeDirectory() throws IOException {
        shown = Files.createDirectory(directory.resolve("shown"));
    }

    @Override
    protected Authenticator authenticator() {
        return authenticator(
                "printf %s \"$CERTBOT_VALIDATION\" > " + shown + "/$CERTBOT_DOMAIN",
                "rm -f " + shown + "/$CERTBOT_DOMAIN",
                console);
    }

    @Override
    protected List<Challenge> challenges() {
        return List.of(A, B, C);
    }

    /** The first cleanup hook hangs, once. */
    @Override
    protected Authenticator slowToClose() {
        return authenticator(
                "touch " + shown + "/$CERTBOT_DOMAIN",
                "if mkdir " + directory + "/closing 2>&-; then exec sleep 600; fi; rm " + shown + "/$CERTBOT_DOMAIN",
                console);
    }

    @Override
    protected void awaitClosing() {
        while (!Files.exists(directory.resolve("closing"))) Thread.onSpinWait();
    }

    /** Somebody sets up two by hand and gives up; the cleanup hook takes them back. */
    @Override
    protected Authenticator failingAtTheThird() throws IOException {
        Files.createFile(shown.resolve("kept"));
        return authenticator("", "rm -f " + shown + "/$CERTBOT_DOMAIN", ScriptedConsole.answering("", "", "c"));
    }

    @Override
    protected Optional<String> seen(Challenge challenge) throws IOException {
        Path file = shown.resolve(challenge.identifier().text());
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    @Override
    protected String expected(Challenge challenge) {
        return challenge.equals(B) ? challenge.dnsRecordValue() : challenge.keyAuthorization();
    }

    @Override
    protected Object world() throws IOException {
        var files = new TreeMap<Path, String>();
        try (Stream<Path> all = Files.list(shown)) {
            for (Path path : all.toList()) files.put(path, Files.readString(path));
        }
        return files;
    }

    @Test
    void isFoundAsAHiddenPlugin() throws Exception {
        PluginProvider found = ServiceLoader.load(PluginProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals("manual"))
                .findFirst()
                .orElseThrow();
        assertTrue(found.hidden());
    }

    @Test
    void theHooksSeeEveryVariable() throws Exception {
        Path log = directory.resolve("log");
        String print = "env | grep ^CERTBOT_ | sort >> " + log + "; echo -- >> " + log;
        authenticator(print + "; echo ' set up '", print, console)
                .present(List.of(A, B))
                .close();
        assertEquals("""
                CERTBOT_ALL_DOMAINS=a.test,b.test
                CERTBOT_ALL_IDENTIFIERS=a.test,b.test
                CERTBOT_DOMAIN=a.test
                CERTBOT_IDENTIFIER=a.test
                CERTBOT_REMAINING_CHALLENGES=1
                CERTBOT_TOKEN=token-a_test
                CERTBOT_VALIDATION=token-a_test.thumbprint
                --
                CERTBOT_ALL_DOMAINS=a.test,b.test
                CERTBOT_ALL_IDENTIFIERS=a.test,b.test
                CERTBOT_DOMAIN=b.test
                CERTBOT_IDENTIFIER=b.test
                CERTBOT_REMAINING_CHALLENGES=0
                CERTBOT_VALIDATION=%1$s
                --
                CERTBOT_ALL_DOMAINS=a.test,b.test
                CERTBOT_ALL_IDENTIFIERS=a.test,b.test
                CERTBOT_AUTH_OUTPUT=set up
                CERTBOT_DOMAIN=a.test
                CERTBOT_IDENTIFIER=a.test
                CERTBOT_REMAINING_CHALLENGES=1
                CERTBOT_TOKEN=token-a_test
                CERTBOT_VALIDATION=token-a_test.thumbprint
                --
                CERTBOT_ALL_DOMAINS=a.test,b.test
                CERTBOT_ALL_IDENTIFIERS=a.test,b.test
                CERTBOT_AUTH_OUTPUT=set up
                CERTBOT_DOMAIN=b.test
                CERTBOT_IDENTIFIER=b.test
                CERTBOT_REMAINING_CHALLENGES=0
                CERTBOT_VALIDATION=%1$s
                --
                """.formatted(B.dnsRecordValue()), Files.readString(log));
    }

    @Test
    void reportsWhatTheHooksPrint() throws Exception {
        authenticator("echo done; echo oops >&2", "", console)
                .present(List.of(A))
                .close();
        assertEquals(List.of("Hook '--manual-auth-hook' for a.test ran with output:\n done"), console.said());
        assertEquals(List.of("Hook '--manual-auth-hook' for a.test ran with error output:\n oops"), console.warned());
    }

    @Test
    void goesOnWhenAHookFailsAndLetsTheAuthorityDecide() throws Exception {
        authenticator("exit 3", "exit 4", console).present(List.of(A)).close();
        assertEquals(
                List.of(
                        "Hook '--manual-auth-hook' for a.test reported error code 3",
                        "Hook '--manual-cleanup-hook' for a.test reported error code 4"),
                console.warned());
    }

    @Test
    void aHookMayPrintBinary() throws Exception {
        Path log = directory.resolve("log");
        authenticator(
                        "printf 'a\\000b\\377\\033c'",
                        "printf %s \"$CERTBOT_AUTH_OUTPUT\" | wc -c | tr -d ' \\n' > " + log,
                        console)
                .present(List.of(A))
                .close();
        assertEquals(
                List.of("Hook '--manual-auth-hook' for a.test ran with output:\n a\uFFFDb\uFFFD\uFFFDc"),
                console.said());
        // Without the zero byte; the byte that is no UTF-8 has become a replacement character, which has three.
        assertEquals("7", Files.readString(log));
    }

    @Test
    void theCleanupHookRunsHoweverMuchTheAuthHookPrints() throws Exception {
        Path log = directory.resolve("log");
        authenticator(
                        "head -c 200000 /dev/zero | tr '\\0' x",
                        "printf %s \"$CERTBOT_AUTH_OUTPUT\" | wc -c | tr -d ' \\n' > " + log,
                        console)
                .present(List.of(A))
                .close();
        assertEquals("102400", Files.readString(log));
    }

    @Test
    void aHangingHookEndsWithAnInterruptAndAllThatWasBegunIsTakenBack() throws Exception {
        Path hanging = directory.resolve("hanging");
        Object before = world();
        var authenticator = authenticator(
                "touch " + shown + "/$CERTBOT_DOMAIN; if [ $CERTBOT_DOMAIN = b.test ]; then touch " + hanging
                        + "; exec sleep 600; fi",
                "rm " + shown + "/$CERTBOT_DOMAIN",
                console);
        var presenting = new FutureTask<>(() -> authenticator.present(challenges()));
        var thread = new Thread(presenting);
        thread.start();
        while (!Files.exists(hanging)) Thread.onSpinWait();
        thread.interrupt();
        var e = assertThrows(ExecutionException.class, presenting::get);
        assertTrue(e.getCause() instanceof InterruptedException);
        assertEquals(before, world());
        assertEquals(List.of(), console.warned(), "the cleanup hook is not told of the third, which was never reached");
    }

    @Test
    void aCleanupHookThatCtrlCHasEndedRunsAgain() throws Exception {
        Path first = directory.resolve("first");
        Object before = world();
        authenticator(
                        "touch " + shown + "/$CERTBOT_DOMAIN",
                        "if mkdir " + first + " 2>&-; then kill -INT $$; fi; rm " + shown + "/$CERTBOT_DOMAIN",
                        console)
                .present(challenges())
                .close();
        assertEquals(before, world());
    }

    @Test
    void aBugInOneCleanupKeepsNoOtherInItsPlace() throws Exception {
        var commands = new BuggyCommands("cleanup", "a.test");
        Settings settings = Settings.defaults()
                .with(ManualProvider.AUTH_HOOK, "auth", Source.COMMAND_LINE)
                .with(ManualProvider.CLEANUP_HOOK, "cleanup", Source.COMMAND_LINE);
        PluginContext usual = PluginContexts.of(settings, console);
        var context = new PluginContext(
                settings,
                console,
                usual.files(),
                commands,
                usual.executables(),
                usual.clock(),
                usual.sleeper(),
                usual.locks(),
                usual.network());
        new ManualProvider().authenticator(context).present(challenges()).close();
        assertEquals(
                List.of("auth a.test", "auth b.test", "auth c.test", "cleanup b.test", "cleanup c.test"), commands.ran);
    }

    @Test
    void withoutAHookItTellsWhatToDo() throws Exception {
        console = ScriptedConsole.answering("", "");
        authenticator("", "", console).present(List.of(A, B)).close();
        assertEquals(2, console.said().size());
        String file = console.said().get(0);
        assertTrue(file.contains("token-a_test.thumbprint"), file);
        assertTrue(file.contains("http://a.test/.well-known/acme-challenge/token-a_test"), file);
        assertFalse(file.contains("previous"), file);
        String record = console.said().get(1);
        assertTrue(record.contains("_acme-challenge.b.test.\n"), record);
        assertTrue(record.contains(B.dnsRecordValue()), record);
        assertTrue(record.contains("in addition to the previous challenges"), record);
        assertTrue(record.contains("dig +short TXT _acme-challenge.b.test"), record);
        assertEquals("Press Enter to Continue", console.asked().get(0).text());
        assertTrue(console.asked().get(0).forced());
    }

    @Test
    void givingUpCancelsTheRun() {
        var authenticator = authenticator("", "", ScriptedConsole.answering("c"));
        assertThrows(CancelledException.class, () -> authenticator.present(List.of(A)));
    }

    @Test
    void needsAHookWhenNobodyCanBeAsked() throws Exception {
        for (var option : List.of(Options.NON_INTERACTIVE, Options.QUIET)) {
            Settings settings = Settings.defaults().with(option, true, Source.COMMAND_LINE);
            var e = assertThrows(
                    PluginException.class,
                    () -> authenticator(settings, console).prepare());
            assertTrue(e.what().contains("--manual-auth-hook"), e.what());
            assertTrue(e.nextStep().contains("-n"), e.nextStep());
            assertEquals(1, e.exitCode());
        }
    }

    @Test
    void checksItsHooksBeforeAnythingIsOrdered() throws IOException {
        Path script = Files.createFile(directory.resolve("script"));
        var notExecutable = authenticator(script.toString(), "", console);
        var e = assertThrows(InvalidInputException.class, notExecutable::prepare);
        assertTrue(e.what().contains("manual-auth-hook") && e.what().contains("not executable"), e.what());

        var missing = authenticator("true", "no-such-program", console);
        e = assertThrows(InvalidInputException.class, missing::prepare);
        assertTrue(e.what().startsWith("Unable to find manual-cleanup-hook command no-such-program"), e.what());
    }

    @Test
    void theCheckOfHooksCanBeSwitchedOff() throws Exception {
        Settings settings = Settings.defaults()
                .with(ManualProvider.AUTH_HOOK, "no-such-program", Source.COMMAND_LINE)
                .with(Options.HOOK_VALIDATION, false, Source.COMMAND_LINE);
        authenticator(settings, console).prepare();
    }

    @Test
    void onlyHooksRenewUnattended() throws Exception {
        assertTrue(authenticator("true", "", console).renewsUnattended());
        assertFalse(authenticator("", "true", console).renewsUnattended());
    }

    @Test
    void theHintFitsTheChallenge() throws Exception {
        assertTrue(authenticator().hint(List.of(B)).contains("TXT"));
        assertTrue(authenticator().hint(List.of(A)).contains("files"));
    }

    private static Authenticator authenticator(String authHook, String cleanupHook, Console console) {
        return authenticator(
                Settings.defaults()
                        .with(ManualProvider.AUTH_HOOK, authHook, Source.COMMAND_LINE)
                        .with(ManualProvider.CLEANUP_HOOK, cleanupHook, Source.COMMAND_LINE),
                console);
    }

    private static Authenticator authenticator(Settings settings, Console console) {
        return new ManualProvider().authenticator(PluginContexts.of(settings, console));
    }

    /** Hooks that all succeed, but for one that runs into a bug of ours. */
    private static final class BuggyCommands implements CommandRunner {
        private final String buggy;
        final List<String> ran = new ArrayList<>();

        BuggyCommands(String hook, String domain) {
            this.buggy = hook + " " + domain;
        }

        @Override
        public CommandResult shell(String command, Map<String, String> environment) {
            String run = command + " " + environment.get("CERTBOT_DOMAIN");
            if (run.equals(buggy)) throw new IllegalStateException("a bug");
            ran.add(run);
            return new CommandResult(0, "", "");
        }

        @Override
        public CommandResult shell(String command, Map<String, String> environment, String input) {
            throw new UnsupportedOperationException("no hook of this plugin reads");
        }

        @Override
        public CommandResult run(List<String> command, Map<String, String> environment) {
            throw new UnsupportedOperationException("hooks need a shell");
        }
    }
}
