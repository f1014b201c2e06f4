package org.jcertbot.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TerminalsTest {
    @TempDir
    Path directory;

    @Test
    void believesTheLauncher() {
        assertEquals(new Terminals(true, false, true), Terminals.among("02"));
        assertEquals(new Terminals(false, true, false), Terminals.among("1"));
        assertEquals(new Terminals(false, false, false), Terminals.among(""));
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
