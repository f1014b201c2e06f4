package org.jcertbot.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jcertbot.cli.logging.RunLog;
import org.jcertbot.cli.terminal.Terminals;
import org.jcertbot.core.ca.CaException;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.PluginException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramTest {
    private static final String SAVING = "Saving debug log to ";
    private static final int OWN_EXIT_CODE = 7;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path root;

    private Path temporary;
    private FakeDirectories directories;
    private VerbFactory verbs = (verb, settings, console) -> given -> {
        console.say(verb + " is done");
        return OWN_EXIT_CODE;
    };

    @BeforeEach
    void makePlaces() throws IOException {
        temporary = Files.createDirectory(root.resolve("tmp"));
        directories = new FakeDirectories(root);
    }

    @Test
    void takesTheStepsInOrderAndUndoesThemInReverse() {
        assertEquals(OWN_EXIT_CODE, run("certificates"));
        assertEquals(
                List.of(
                        "make logs 0700",
                        "lock logs",
                        "make config 0755",
                        "lock config",
                        "make work 0755",
                        "lock work",
                        "make config/renewal-hooks/pre 0755",
                        "make config/renewal-hooks/deploy 0755",
                        "make config/renewal-hooks/post 0755",
                        "unlock work",
                        "unlock config",
                        "unlock logs"),
                directories.events);
        assertEquals("certificates is done\n", out.toString(UTF_8));
        assertEquals(SAVING + logFile() + "\n", err.toString(UTF_8));
    }

    @Test
    void theLogTellsFromTheArgumentsOn() throws IOException {
        run("certificates", "--old");
        String log = Files.readString(logFile());
        assertTrue(log.lines().findFirst().orElseThrow().endsWith("Arguments: [certificates, --old]"), log);
        assertTrue(log.contains("Notifying user: certificates is done"), log);
        assertTrue(err.toString(UTF_8).contains("--old has no effect\n"));
    }

    @Test
    void quietRunsOnlyTellAboutErrors() {
        run("certificates", "-q", "--old");
        assertEquals("", out.toString(UTF_8));
        assertEquals("", err.toString(UTF_8));
    }

    @Test
    void strictPermissionsConcernEveryDirectory() {
        run("certificates", "--strict-permissions");
        assertTrue(directories.events.stream()
                .filter(event -> event.startsWith("make"))
                .allMatch(event -> event.startsWith("make strictly")));
    }

    @Test
    void helpAndUsageErrorsLeaveNoTrace() throws IOException {
        assertEquals(0, run("--help"));
        assertEquals("the help\n", out.toString(UTF_8));
        assertEquals(2, run("--unknown"));
        assertEquals("usage: certbot\ncertbot: error: unrecognized arguments: --unknown\n", err.toString(UTF_8));
        try (Stream<Path> entries = Files.walk(root)) {
            assertEquals(List.of(root, temporary), entries.toList());
        }
    }

    @Test
    void aFailureBeforeTheLogIsOpenLeavesItsLogInTheTemporaryDirectory() throws IOException {
        assertEquals(1, run("certonly", "--bad"));
        Path log = onlyEntryOf(temporary).resolve("log");
        assertEquals(
                "--bad cannot be used\nAsk for help or search for solutions at https://community.letsencrypt.org. See"
                        + " the logfile " + log + " or re-run Certbot with -v for more details.\n",
                err.toString(UTF_8));
        assertTrue(Files.readString(log).contains("InvalidInputException: --bad cannot be used"));
        assertFalse(Files.exists(root.resolve("logs")));
    }

    @Test
    void aBugBeforeTheLogIsOpenIsReportedToo() {
        assertEquals(1, run("certonly", "--bug"));
        assertTrue(err.toString(UTF_8).startsWith("An unexpected error occurred:\nIllegalStateException: a bug\n"));
    }

    @Test
    void anUnusableDirectoryEndsTheRunAndItsLocks() {
        directories.breaks(root.resolve("work"), "work is not writable");
        assertEquals(1, run("certificates"));
        assertTrue(err.toString(UTF_8).contains("\nwork is not writable\nAsk for help"));
        assertEquals("", out.toString(UTF_8));
        assertTrue(directories.events.containsAll(List.of("unlock config", "unlock logs")));
    }

    @Test
    void pluginsAreListedWithoutDirectories() throws IOException {
        directories.breaks(root.resolve("logs"), "logs is not writable");
        assertEquals(OWN_EXIT_CODE, run("plugins"));
        assertEquals("plugins is done\n", out.toString(UTF_8));
        assertEquals("", err.toString(UTF_8));
        try (Stream<Path> entries = Files.list(temporary)) {
            assertEquals(0, entries.count());
        }
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
    void evenAnErrorOfTheJvmIsReportedAndEndsTheLocks() {
        verbs = (verb, settings, console) -> given -> {
            throw new StackOverflowError();
        };
        assertEquals(1, run("certonly"));
        assertTrue(err.toString(UTF_8).contains("An unexpected error occurred:\nStackOverflowError\n"));
        assertTrue(directories.events.contains("unlock logs"));
    }

    private static VerbFactory failing(CertbotException failure) {
        return (verb, settings, console) -> given -> {
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
                () -> new Terminals(false, false, false, 80),
                temporary,
                () -> new RunLog(Clock.systemUTC(), time -> ZoneOffset.UTC));
        return new Program(context, new FakeCommandLine(root), directories, verbs).run(List.of(arguments));
    }

    private Path logFile() {
        return root.resolve("logs/letsencrypt.log");
    }

    private static Path onlyEntryOf(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> all = entries.toList();
            assertEquals(1, all.size());
            return all.get(0);
        }
    }
}
