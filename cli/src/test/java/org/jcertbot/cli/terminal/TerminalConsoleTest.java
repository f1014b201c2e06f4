package org.jcertbot.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jcertbot.cli.logging.ConsoleLog;
import org.jcertbot.cli.logging.RunLog;
import org.jcertbot.core.console.Console;
import org.jcertbot.core.console.Console.InputCheck;
import org.jcertbot.core.console.Question;
import org.jcertbot.core.error.CancelledException;
import org.jcertbot.core.error.CertbotException;
import org.jcertbot.core.error.InvalidInputException;
import org.jcertbot.core.error.MissingFlagException;
import org.jcertbot.core.settings.Option;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

final class TerminalConsoleTest {
    private static final Terminals TERMINAL = new Terminals(true, true, true);
    private static final Terminals NO_TERMINAL = new Terminals(false, false, false);
    private static final Question NAMES = Question.of("Which names?").answeredBy("--domains");
    private static final List<String> FRUIT = List.of("apple", "pear", "plum");
    private static final InputCheck ANYTHING = answer -> {};
    private static final String RULE = Prose.RULE + "\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Settings settings = Settings.defaults();
    private Level threshold = Level.WARN;

    @Test
    void saysTextAsItIs() {
        console(TERMINAL, "").say("hello\n  there");
        assertEquals("hello\n  there\n", said());
    }

    @Test
    void framesText() {
        Console console = console(TERMINAL, "");
        String longLine = "word ".repeat(20).strip();
        console.sayFramed(longLine);
        console.sayFramedVerbatim(longLine);
        assertEquals(
                "\n" + RULE + "word ".repeat(16).strip() + "\nword word word word\n" + RULE + "\n" + RULE + longLine
                        + "\n" + RULE,
                said());
    }

    @Test
    void whatIsSaidIsInTheLogWithoutItsBoldness() {
        threshold = Level.DEBUG;
        Console console = console(TERMINAL, "");
        console.say("it is " + console.emphasized("done"));
        assertEquals("it is \u001b[1mdone\u001b[0m\n", said());
        assertEquals("Notifying user: it is done\n", shown());
    }

    @Test
    void boldnessIsForTerminals() {
        assertEquals("done", console(NO_TERMINAL, "").emphasized("done"));
    }

    @Test
    void progressOfAnotherThreadDoesNotSlipInBeforeAWarning() throws Exception {
        var order = new ArrayList<String>();
        var others = new ArrayList<Thread>();
        var log = new RunLog(Clock.systemUTC(), time -> ZoneOffset.UTC);
        var console = new TerminalConsole(
                settings,
                TERMINAL,
                InputStream.nullInputStream(),
                new PrintStream(out, true, UTF_8),
                log.getLogger("console"));
        var standardError = new PrintStream(err, true, UTF_8) {
            @Override
            public void print(String text) {
                var other = new Thread(() -> {
                    console.progress("half");
                    order.add("progress");
                });
                others.add(other);
                other.start();
                waitFor(other, 100);
                order.add("warning");
            }
        };
        log.showOn(new ConsoleLog(standardError, threshold, false));
        console.warn("careful");
        for (Thread other : others) waitFor(other, 0);
        assertEquals(List.of("warning", "progress"), order);
    }

    private static void waitFor(Thread thread, long milliseconds) {
        try {
            thread.join(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void warningsAndErrorsGoToStandardError() {
        Console console = console(TERMINAL, "");
        console.warn("careful");
        console.error("broken");
        assertEquals("careful\nbroken\n", shown());
        assertEquals("", said());
    }

    @Test
    void quietSaysNothing() {
        set(Options.QUIET);
        Console console = console(TERMINAL, "");
        console.say("hello");
        console.sayFramed("hello");
        assertEquals("", said());
        assertFalse(console.isInteractive());
    }

    @Test
    void yesAndNoAreKnownByTheirFirstLetter() throws CertbotException {
        Console console = console(TERMINAL, "maybe\n\nE\nno, cancel it\ncancel\n");
        assertTrue(console.yesNo(Question.of("Expand it?"), "Expand", "Cancel", Optional.empty()));
        assertEquals("\n" + RULE + "Expand it?\n" + RULE + "(E)xpand/(C)ancel: ".repeat(3), said());
        assertFalse(console.yesNo(Question.of("Expand it?"), "Expand", "Cancel", Optional.empty()));
    }

    @Test
    void aMenuAsksAgainUntilTheAnswerIsOneOfTheNumbers() throws CertbotException {
        assertEquals(1, console(TERMINAL, "pear\n4\n 2 \n").menu(NAMES, FRUIT, Optional.empty()));
        String menu = "\nWhich names?\n" + RULE + "1: apple\n2: pear\n3: plum\n" + RULE
                + "Select the appropriate number [1-3] then [enter] (press 'c' to cancel): ";
        assertEquals(
                menu + "** Error - Invalid selection **\n" + menu + "** Error - Invalid selection **\n" + menu, said());
    }

    @Test
    void aMenuCanBeCancelled() {
        Console console = console(TERMINAL, "c\nC\n");
        assertThrows(CancelledException.class, () -> console.menu(NAMES, FRUIT, Optional.of(1)));
        assertThrows(CancelledException.class, () -> console.checklist(NAMES, FRUIT, Optional.empty()));
    }

    @Test
    void aChecklistTakesSeveralNumbersOrAll() throws CertbotException {
        Console console = console(TERMINAL, "1 9\n3,1\n\n");
        assertEquals(Set.of(0, 2), console.checklist(NAMES, FRUIT, Optional.empty()));
        assertEquals(Set.of(0, 1, 2), console.checklist(NAMES, FRUIT, Optional.empty()));
        assertTrue(said().contains("Select the appropriate numbers separated by commas and/or spaces, or leave input\n"
                + "blank to select all options shown (Enter 'c' to cancel): "));
    }

    @Test
    void inputIsAskedForAgainUntilTheCheckAcceptsIt() throws CertbotException {
        InputCheck lowerCase = answer -> {
            if (!answer.equals("a.test")) throw new InvalidInputException(answer + " is not a name", "", "");
        };
        assertEquals("a.test", console(TERMINAL, "A!\n a.test \n").input(NAMES, Optional.empty(), lowerCase));
        String prompt = "Which names? (Enter 'c' to cancel): ";
        assertEquals(prompt + "\n" + RULE + "A! is not a name\n" + RULE + prompt, said());
    }

    @Test
    void inputCanBeCancelled() {
        assertThrows(CancelledException.class, () -> console(TERMINAL, "c\n").input(NAMES, Optional.of("x"), ANYTHING));
    }

    @Test
    void aPauseWaitsForEnter() throws CertbotException {
        console(TERMINAL, "\n").pause(Question.of("Press Enter to Continue"));
        assertEquals("Press Enter to Continue", said());
    }

    @Test
    void theEndOfTheInputIsAnErrorThatNamesTheFlag() {
        var failure =
                assertThrows(CertbotException.class, () -> console(TERMINAL, "").menu(NAMES, FRUIT, Optional.of(1)));
        assertEquals(
                "There is nobody to answer: standard input has ended.\nWhich names?\n"
                        + "Run it in a terminal, or give the answer with the --domains flag.",
                failure.getMessage());
        assertEquals(1, failure.exitCode());
    }

    @Test
    void aNonInteractiveRunTakesTheDefaults() throws CertbotException {
        set(Options.NON_INTERACTIVE);
        Console console = console(TERMINAL, "x\n");
        Question forced = NAMES.forcedInteractive();
        assertTrue(console.yesNo(forced, "Yes", "No", Optional.of(true)));
        assertEquals(2, console.menu(forced, FRUIT, Optional.of(2)));
        assertEquals(Set.of(1), console.checklist(forced, FRUIT, Optional.of(Set.of(1))));
        assertEquals("", console.input(forced, Optional.of(""), ANYTHING));
        console.pause(forced);
        assertEquals("", said());
        assertEquals("", shown());
    }

    @Test
    void aNonInteractiveRunNamesTheMissingFlagAndTheChoices() {
        set(Options.NON_INTERACTIVE);
        var failure = assertThrows(
                MissingFlagException.class, () -> console(TERMINAL, "").menu(NAMES, FRUIT, Optional.empty()));
        assertEquals(
                "Missing command line flag or config entry for this setting:\nWhich names?\n"
                        + "Choices: apple, pear, plum\n(You can set this with the --domains flag)",
                failure.getMessage());
    }

    @Test
    void withoutATerminalTheDefaultsAreTakenWithOneWarning() throws CertbotException {
        Console console = console(NO_TERMINAL, "x\n");
        assertFalse(console.isInteractive());
        assertTrue(console.yesNo(NAMES, "Yes", "No", Optional.of(true)));
        assertEquals("d", console.input(NAMES, Optional.of("d"), ANYTHING));
        assertThrows(MissingFlagException.class, () -> console.input(NAMES, Optional.empty(), ANYTHING));
        assertEquals("", said());
        assertEquals(1, shown().lines().count());
        assertTrue(shown().startsWith("Skipped user interaction because "));
    }

    @Test
    void withoutATerminalForcedQuestionsAreAskedAnyway() throws CertbotException {
        Console console = console(NO_TERMINAL, "2\n");
        assertEquals(1, console.menu(NAMES.forcedInteractive(), FRUIT, Optional.empty()));
        assertEquals("", shown());
    }

    @Test
    void aRedirectedOutputIsNoTerminal() {
        assertFalse(console(new Terminals(true, false, true), "").isInteractive());
        assertFalse(console(new Terminals(false, true, true), "").isInteractive());
        assertTrue(console(new Terminals(true, true, false), "").isInteractive());
    }

    @Test
    void forceInteractiveAsksWithoutATerminal() throws CertbotException {
        set(Options.FORCE_INTERACTIVE);
        Console console = console(NO_TERMINAL, "answer\n");
        assertTrue(console.isInteractive());
        assertEquals("answer", console.input(NAMES, Optional.of("d"), ANYTHING));
    }

    @Test
    void anInterruptEndsAQuestionAndDoesNotHinderTheCleanUp() throws Exception {
        try (var silence = new PipedOutputStream();
                var stream = new PipedInputStream(silence)) {
            Console console = console(TERMINAL, stream);
            Thread.currentThread().interrupt();
            assertThrows(CancelledException.class, () -> console.input(NAMES, Optional.empty(), ANYTHING));
            assertFalse(Thread.currentThread().isInterrupted());
        }
    }

    private Console console(Terminals terminals, String answers) {
        return console(terminals, new ByteArrayInputStream(answers.getBytes(UTF_8)));
    }

    private Console console(Terminals terminals, InputStream in) {
        var log = new RunLog(Clock.systemUTC(), time -> ZoneOffset.UTC);
        log.showOn(new ConsoleLog(new PrintStream(err, true, UTF_8), threshold, false));
        return new TerminalConsole(
                settings, terminals, in, new PrintStream(out, true, UTF_8), log.getLogger("console"));
    }

    private void set(Option<Boolean> flag) {
        settings = settings.with(flag, true, Source.COMMAND_LINE);
    }

    private String said() {
        return out.toString(UTF_8);
    }

    private String shown() {
        return err.toString(UTF_8);
    }
}
