package org.jcertbot.cli.logging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import org.jcertbot.core.settings.Options;
import org.jcertbot.core.settings.Settings;
import org.jcertbot.core.settings.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

final class ConsoleLogTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"0, WARN", "1, INFO", "2, DEBUG", "5, DEBUG"})
    void eachVShowsOneLevelMore(int count, Level expected) {
        assertEquals(expected, ConsoleLog.threshold(verbose(count)));
    }

    @ParameterizedTest
    @CsvSource({"-1, ERROR", "0, WARN", "1, INFO", "2, DEBUG"})
    void theVerboseLevelWinsOverV(int level, Level expected) {
        Settings settings = verbose(1).with(Options.VERBOSE_LEVEL, level, Source.COMMAND_LINE);
        assertEquals(expected, ConsoleLog.threshold(settings));
    }

    @Test
    void quietShowsErrorsOnly() {
        assertEquals(Level.ERROR, ConsoleLog.threshold(verbose(3).with(Options.QUIET, true, Source.COMMAND_LINE)));
    }

    @Test
    void showsTheMessageWithoutTheTrace() {
        console(Level.INFO, false).show(event(Level.WARN, "careful"));
        assertEquals("careful\n", shown.toString(UTF_8));
    }

    @Test
    void showsTheTraceToThoseWhoAskedForDebugging() {
        console(Level.DEBUG, false).show(event(Level.DEBUG, "exiting"));
        assertTrue(shown.toString(UTF_8).startsWith("exiting\njava.lang.IllegalStateException: why\n\tat "));
    }

    @Test
    void warningsAreRedOnATerminal() {
        ConsoleLog console = console(Level.INFO, true);
        console.show(event(Level.WARN, "careful"));
        console.show(event(Level.INFO, "fine"));
        assertEquals("\u001b[31mcareful\u001b[0m\nfine\n", shown.toString(UTF_8));
    }

    private ConsoleLog console(Level threshold, boolean colours) {
        return new ConsoleLog(new PrintStream(shown, true, UTF_8), threshold, colours);
    }

    private static LogEvent event(Level level, String message) {
        return new LogEvent(Instant.EPOCH, level, "a", message, new IllegalStateException("why"));
    }

    private static Settings verbose(int count) {
        return Settings.defaults().with(Options.VERBOSE, count, Source.COMMAND_LINE);
    }
}
