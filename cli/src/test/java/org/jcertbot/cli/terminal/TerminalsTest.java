package org.jcertbot.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TerminalsTest {
    @TempDir
    Path directory;

    @Test
    void believesTheLauncher() {
        assertEquals(new Terminals(true, false, true, 80), Terminals.detect(Optional.of("02"), Optional.empty()));
        assertEquals(new Terminals(false, false, false, 80), Terminals.detect(Optional.of(""), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"132, 132", "' 100 ', 100", "0, 80", "x, 80", "-5, 80", "99999, 80"})
    void takesAWidthThatMakesSense(String columns, int expected) {
        assertEquals(
                expected,
                Terminals.detect(Optional.of(""), Optional.of(columns)).columns());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/pts/3", "/dev/tty", "/dev/tty1", "/dev/ttyS0", "/dev/console"})
    void knowsTerminalsByTheirDevice(String device) throws IOException {
        assertTrue(Terminals.isTerminalDevice(Files.createSymbolicLink(directory.resolve("0"), Path.of(device))));
        Files.delete(directory.resolve("0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipe:[123]", "/dev/null", "/tmp/file", "socket:[1]"})
    void knowsWhatIsNoTerminal(String target) throws IOException {
        assertFalse(Terminals.isTerminalDevice(Files.createSymbolicLink(directory.resolve("0"), Path.of(target))));
        Files.delete(directory.resolve("0"));
    }

    @Test
    void aClosedStreamIsNoTerminal() {
        assertFalse(Terminals.isTerminalDevice(directory.resolve("0")));
    }
}
