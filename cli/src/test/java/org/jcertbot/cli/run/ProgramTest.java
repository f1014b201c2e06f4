package org.jcertbot.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jcertbot.cli.command.CommandLineParser;
import org.jcertbot.cli.logging.RunLog;
import org.jcertbot.cli.terminal.Terminals;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.jcertbot.core.plugin.PluginProvider;
import org.jcertbot.core.release.Release;
import org.jcertbot.core.time.FakeTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProgramTest {
    private static final String SAVING = "Saving debug log to ";
    private static final int OWN_EXIT_CODE = 7;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path root;

    private Path temporary;
    private Supplier<List<PluginProvider>> plugins = List::of;
    private VerbFactory verbs = (command, console) -> given -> {
        console.say(command.verb() + " is done");
        return OWN_EXIT_CODE;
    };

    @BeforeEach
    void makeTemporaryDirectory() throws IOException {
        temporary = Files.createDirectory(root.resolve("tmp"));
    }

    @Test
    void theVerbFindsItsDirectoriesMadeAndLocked() throws IOException {
        var found = new ArrayList<String>();
        verbs = (command, console) -> given -> {
            found.addAll(entries());
            return OWN_EXIT_CODE;
        };
        assertEquals(OWN_EXIT_CODE, run("certificates"));
        assertEquals(
                List.of(
                        "config rwxr-xr-x",
                        "config/.certbot.lock rw-------",
                        "config/renewal-hooks rwxr-xr-x",
                        "config/renewal-hooks/deploy rwxr-xr-x",
                        "config/renewal-hooks/post rwxr-xr-x",
                        "config/renewal-hooks/pre rwxr-xr-x",
                        "logs rwx------",
                        "logs/.certbot.lock rw-------",
                        "logs/letsencrypt.log rw-r--r--",
                        "work rwxr-xr-x",
                        "work/.certbot.lock rw-------"),
                found);
        assertNothingIsLocked();
    }

    @Test
    void theVerbSpeaksOnStandardOutputAndTheRunOnStandardError() {
        assertEquals(OWN_EXIT_CODE, run("certificates"));
        assertEquals("certificates is done\n", out.toString(UTF_8));
        assertEquals(SAVING + logFile() + "\n", err.toString(UTF_8));
    }

    @Test
    void theLogTellsFromTheArgumentsOn() throws IOException {
        run("certificates", "--no-self-upgrade");
        String log = Files.readString(logFile());
        assertTrue(log.lines().findFirst().orElseThrow().endsWith("Arguments: [certificates, --no-self-upgrade]"), log);
        assertTrue(log.contains("Notifying user: certificates is done"), log);
        assertTrue(err.toString(UTF_8).contains("Use of --no-self-upgrade is deprecated; it has no effect.\n"));
    }

    @Test
    void quietRunsOnlyTellAboutErrors() {
        run("certificates", "-q", "--no-self-upgrade");
        assertEquals("", out.toString(UTF_8));
        assertEquals("", err.toString(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"logs", "config", "work", "config/renewal-hooks/pre"})
    void strictPermissionsConcernEveryDirectory(String name) throws IOException {
        run("certificates");
        Path open = root.resolve(name);
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertEquals(OWN_EXIT_CODE, run("certificates"));
        assertEquals(1, run("certificates", "--strict-permissions"));
        assertTrue(err.toString(UTF_8).contains(open + " exists, but it should be owned by the current user"));
    }

    @Test
    void aDirectoryWithTwoDutiesIsLockedOnce() throws IOException {
        Path other = Files.createSymbolicLink(root.resolve("other"), Files.createDirectory(root.resolve("config")));
        assertEquals(OWN_EXIT_CODE, run("certificates", "--work-dir", other.toString()));
        assertNothingIsLocked();
    }

    @Test
    void helpAndVersionAndUsageErrorsLeaveNoTrace() throws IOException {
        assertEquals(0, run("--help"));
        assertTrue(out.toString(UTF_8).startsWith("usage: certbot "));
        assertEquals(0, run("--version"));
        assertTrue(out.toString(UTF_8).endsWith("\n" + Release.LINE + "\n"));
        assertEquals(2, run("--unknown"));
        assertTrue(err.toString(UTF_8).startsWith("usage: certbot "));
        assertTrue(err.toString(UTF_8).endsWith("\ncertbot: error: unrecognized arguments: --unknown\n"));
        assertEquals(List.of(), entries());
        assertEquals(0, countIn(temporary));
    }

    @Test
    void aFailureBeforeTheLogIsOpenLeavesItsLogInTheTemporaryDirectory() throws IOException {
        assertEquals(1, run("certonly", "--hsts", "--auto-hsts"));
        Path log = onlyEntryOf(temporary).resolve("log");
        assertEquals(
                "--hsts and --auto-hsts cannot be used together.\nLeave one of them out.\n"
                        + "Ask for help or search for solutions at https://community.letsencrypt.org. See"
                        + " the logfile " + log + " or re-run Certbot with -v for more details.\n",
                err.toString(UTF_8));
        assertTrue(Files.readString(log).contains("InvalidInputException: --hsts and --auto-hsts cannot be used"));
        assertFalse(Files.exists(root.resolve("logs")));
    }

    @Test
    void aBugBeforeTheLogIsOpenIsReportedToo() {
        plugins = () -> {
            throw new IllegalStateException("a bug");
        };
        assertEquals(1, run("certonly", "--abbreviated"));
        assertTrue(err.toString(UTF_8).startsWith("An unexpected error occurred:\nIllegalStateException: a bug\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"logs", "config", "work", "config/renewal-hooks/post"})
    void anUnusableDirectoryEndsTheRunAndItsLocks(String name) throws IOException {
        Path unusable = root.resolve(name);
        Files.createDirectories(unusable.getParent());
        Files.createFile(unusable);
        assertEquals(1, run("certificates"));
        assertTrue(err.toString(UTF_8).contains("The directory " + unusable + " cannot be created or used.\n"));
        assertEquals("", out.toString(UTF_8));
        assertNothingIsLocked();
    }

    @Test
    void theLogIsOpenBeforeAnotherDirectoryCanBeUnusable() throws IOException {
        Files.createFile(root.resolve("config"));
        run("certificates");
        assertTrue(Files.readString(logFile()).contains(root.resolve("config") + " cannot be created or used."));
        assertFalse(Files.exists(root.resolve("work")));
    }

    @Test
    void pluginsAreListedWithoutDirectories() throws IOException {
        Files.createFile(root.resolve("logs"));
        assertEquals(OWN_EXIT_CODE, run("plugins"));
        assertEquals("plugins is done\n", out.toString(UTF_8));
        assertEquals("", err.toString(UTF_8));
        assertEquals(0, countIn(temporary));
    }

    @Test
    void aKnownFailureIsShownWithoutItsTraceAndLoggedWithIt() throws IOException {
        verbs = failing(new PluginException("what", "why", "next"));
        assertEquals(1, run("certonly"));
        String advice = "Ask for help or search for solutions at https://community.letsencrypt.org. See the logfile "
                + logFile() + " or re-run Certbot with -v for more details.\n";
        assertEquals(SAVING + logFile() + "\nwhat\nwhy\nnext\n" + advice, err.toString(UTF_8));
        assertTrue(Files.readString(logFile()).contains("org.jcertbot.core.error.PluginException: what"));
    }

    @Test
    void anAnswerOfTheAuthorityComesUnexpected() {
        verbs = failing(new CaException("urn:x :: no", "", "", new IOException("x")));
        run("certonly", "-q");
        assertEquals("An unexpected error occurred:\nurn:x :: no\n", err.toString(UTF_8));
    }

    @Test
    void debugShowsTheTrace() {
        verbs = failing(new PluginException("what", "", ""));
        run("certonly", "--debug");
        assertTrue(err.toString(UTF_8).contains("\norg.jcertbot.core.error.PluginException: what\n\tat "));
    }

    @Test
    void evenAnErrorOfTheJvmIsReportedAndEndsTheLocks() throws IOException {
        verbs = (command, console) -> given -> {
            throw new StackOverflowError();
        };
        assertEquals(1, run("certonly"));
        assertTrue(err.toString(UTF_8).contains("An unexpected error occurred:\nStackOverflowError\n"));
        assertNothingIsLocked();
    }

    private static VerbFactory failing(CertbotException failure) {
        return (command, console) -> given -> {
            throw failure;
        };
    }

    private int run(String... arguments) {
        var streams = new StandardStreams(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8));
        var context = new ProcessContext(
                streams,
                () -> new Terminals(false, false, false),
                temporary,
                () -> new RunLog(Clock.systemUTC(), time -> ZoneOffset.UTC),
                new FakeTime());
        return new Program(context, parser(), verbs).run(List.of(arguments));
    }

    private CommandLineParser parser() {
        try {
            return SandboxedParser.below(root, () -> plugins.get());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path logFile() {
        return root.resolve("logs/letsencrypt.log");
    }

    private void assertNothingIsLocked() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            assertTrue(files.noneMatch(file -> file.endsWith(".certbot.lock")));
        }
    }

    /** What is in the directories of the run, with modes, sorted. */
    private List<String> entries() {
        var entries = new ArrayList<String>();
        for (String place : List.of("config", "logs", "work")) entries.addAll(entriesOf(root.resolve(place)));
        return entries;
    }

    private List<String> entriesOf(Path directory) {
        if (!Files.exists(directory)) return List.of();
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(this::described).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String described(Path file) {
        try {
            return root.relativize(file) + " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long countIn(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        }
    }

    private static Path onlyEntryOf(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> all = entries.toList();
            assertEquals(1, all.size());
            return all.get(0);
        }
    }
}
