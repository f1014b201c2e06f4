package org.jcertbot.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which of the three standard streams are terminals.
 *
 * <p>{@code System.console()} does not say this: it answers for two streams at once, differently since Java 22, and
 * starts up a line editor to do so.
 */
public record Terminals(boolean input, boolean output, boolean error) {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    /**
     * What somebody else found out.
     *
     * @param digits those of the streams that are terminals, such as {@code 02}
     */
    public static Terminals among(String digits) {
        return new Terminals(digits.indexOf('0') >= 0, digits.indexOf('1') >= 0, digits.indexOf('2') >= 0);
    }

    /** What {@code /proc} says, see proc_pid_fd(5). */
    public static Terminals detected() {
        return new Terminals(
                isTerminalDevice(DESCRIPTORS.resolve("0")),
                isTerminalDevice(DESCRIPTORS.resolve("1")),
                isTerminalDevice(DESCRIPTORS.resolve("2")));
    }

    /** True for a link to the device of a terminal: a pseudo terminal, a virtual or serial one, or the console. */
    static boolean isTerminalDevice(Path descriptor) {
        try {
            String device = Files.readSymbolicLink(descriptor).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException closedOrNoProc) {
            return false;
        }
    }
}
